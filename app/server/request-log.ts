import type { RequestHandler } from 'express';
import type { Log } from '#platform/log.ts';

/** One line per request when it is over, without anything personal: no query, no tokens, no ids of people. */
export function requestLog(log: Log): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    // Express rewrites `req.url` while it routes; the path is taken now.
    const path = loggablePath(req.path);
    res.on('close', () => {
      const entry = {
        method: req.method,
        path,
        status: res.statusCode,
        ms: Math.round(performance.now() - startedAt),
        ...(res.writableFinished ? {} : { isAborted: true }),
      };
      if (path.startsWith('/assets/') || path === '/healthz' || path === '/readyz') log.debug(entry, 'request');
      else log.info(entry, 'request');
    });
    next();
  };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Longer than any word of our routes: a token, or something that a stranger made up. */
const LONG_SEGMENT = /^.{24,}$/;

/** The path as a pattern. */
export function loggablePath(path: string): string {
  return path
    .replace(UUID, ':id')
    .split('/')
    .map((segment, index, segments) =>
      segments[index - 1] === 'setup' || (LONG_SEGMENT.test(segment) && segments[1] !== 'assets') ? ':token' : segment,
    )
    .join('/')
    .slice(0, 200);
}
