import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Env } from '#platform/env.ts';
import { hubUrl, socketOrigin } from './hub-url.ts';

/**
 * Headers of every answer. Scripts run only with this answer's nonce (`res.locals.nonce`) or from our own files; the
 * page talks to this origin and to the hub, and nobody may frame it.
 */
export function securityHeaders(env: Env): RequestHandler {
  // Not with addresses of a network: a browser that remembers this for localhost would have it for all that runs there.
  const isHttps = env.PUBLIC_URL?.startsWith('https:') ?? false;
  const scheme = env.TLS === 'none' ? 'http' : 'https';
  return (req, res, next) => {
    const nonce = randomBytes(16).toString('base64');
    res.locals.nonce = nonce;
    const origin = env.PUBLIC_URL ?? requestOrigin(scheme, req.get('host'));
    const development = env.PULSEROOM_DEV ? " 'unsafe-inline'" : '';
    res.setHeader(
      'content-security-policy',
      [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}'`,
        // Attributes only: positions and widths that are computed. Vite adds style elements in development.
        `style-src-elem 'self'${development}`,
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "worker-src 'self' blob:",
        `connect-src 'self' ${socketOrigin(origin)} ${hubUrl(env, origin)}`,
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
    );
    // Whoever serves something that is the same for everybody (files of the build) says so there.
    res.setHeader('cache-control', 'private, no-store');
    res.setHeader('x-content-type-options', 'nosniff');
    res.setHeader('x-frame-options', 'DENY');
    res.setHeader('referrer-policy', 'same-origin');
    res.setHeader('cross-origin-opener-policy', 'same-origin');
    // Bluetooth is not named: our own pages have it by default, and browsers without it complain about the word.
    res.setHeader(
      'permissions-policy',
      'camera=(self), microphone=(self), screen-wake-lock=(self), fullscreen=(self), geolocation=(), payment=(), usb=()',
    );
    if (isHttps) res.setHeader('strict-transport-security', 'max-age=31536000');
    next();
  };
}

/** It becomes part of a header, so it is either a plain host or none. */
function requestOrigin(scheme: 'http' | 'https', host = 'localhost'): string {
  const isPlain = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(host) && URL.canParse(`http://${host}`);
  return isPlain ? `${scheme}://${host}` : `${scheme}://localhost`;
}
