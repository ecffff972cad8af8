import { toNodeHandler } from 'better-auth/node';
import type { Express } from 'express';
import { CLIENT_ADDRESS_HEADER } from './auth.ts';
import type { Services } from './services.ts';

/**
 * What of better-auth can be reached. The rest is asked for by forms only (`askAuth`), behind rules of ours, or not at
 * all: links are used up by a button, and how one signs in is changed right after signing in.
 */
const PATHS = [
  '/api/auth/sign-in/email',
  '/api/auth/sign-up/email',
  '/api/auth/sign-out',
  '/api/auth/get-session',
  '/api/auth/request-password-reset',
  '/api/auth/reset-password',
  '/api/auth/passkey/generate-authenticate-options',
  '/api/auth/passkey/generate-register-options',
];

export function mountAuthApi(app: Express, { auth }: Pick<Services, 'auth'>): void {
  // For the API here and for the forms, which pass it on.
  app.use((req, _res, next) => {
    req.headers[CLIENT_ADDRESS_HEADER] = req.ip ?? '127.0.0.1';
    next();
  });
  const handler = toNodeHandler((request: Request) => auth.handler(request));
  app.all(PATHS, (req, res, next) => void handler(req, res).catch(next));
  app.all('/api/auth/{*rest}', (_req, res) => {
    res.status(404).json({ code: 'not-found', message: 'There is no such operation.' });
  });
}
