import type { RequestHandler, Response } from 'express';
import { AppError } from '#core/errors.ts';
import { msg } from '#platform/msg.ts';
import { headersOf } from './locale.ts';
import { refusalOf } from './refusal.ts';

/** Far more than any form of ours, bytes. */
export const BODY_MAX_BYTES = 64 * 1024;

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses changes that another site's page asks for with our visitor's cookies. */
export function refuseForeignOrigin(isAllowedOrigin: (origin: string | undefined) => boolean): RequestHandler {
  return (req, res, next) => {
    if (READING_METHODS.has(req.method)) return next();
    // Some browsers leave Origin out where they send Sec-Fetch-Site.
    const isCrossSite = req.get('sec-fetch-site') === 'cross-site';
    if (isAllowedOrigin(req.get('origin')) && !isCrossSite) return next();
    refuse(res, new AppError('foreign-origin', msg`This request came from another site.`));
  };
}

/** Refuses large bodies by their announced length, before a byte of them is read. */
export const refuseLargeBody: RequestHandler = (req, res, next) => {
  if (READING_METHODS.has(req.method)) return next();
  const length = Number(req.get('content-length') ?? (req.get('transfer-encoding') === undefined ? 0 : Number.NaN));
  if (length <= BODY_MAX_BYTES) return next();
  // What is on its way is not read.
  res.setHeader('connection', 'close');
  const isUnknown = Number.isNaN(length);
  refuse(
    res,
    isUnknown
      ? new AppError('bad-request', 'Send the length of the body.')
      : new AppError('too-large', msg`A request may have ${{ max: BODY_MAX_BYTES / 1024 }} kB at most.`),
  );
};

function refuse(res: Response, error: AppError): void {
  const { status, body } = refusalOf(error, headersOf(res.req));
  res.status(status).json(body);
}
