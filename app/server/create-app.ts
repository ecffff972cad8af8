import type { Server } from 'node:http';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { MediaChecks } from '#core/media-check.ts';
import type { Bus } from '#platform/bus.ts';
import type { Clock } from '#platform/clock.ts';
import type { Env } from '#platform/env.ts';
import type { JoinTokens } from '#platform/join-token.ts';
import type { Log } from '#platform/log.ts';
import { createOriginCheck } from '#platform/origins.ts';
import type { Secret } from '#platform/secret.ts';
import type { Database, Store } from '#store/index.ts';
import { allowedOrigins } from './allowed-origins.ts';
import { createAuth } from './auth.ts';
import { mountAuthApi } from './auth-api.ts';
import type { Demo } from './demo/demo.ts';
import { headersOf } from './locale.ts';
import type { Mailer } from './mailer.ts';
import { mountBuiltPages, mountDevelopmentPages } from './pages-handler.ts';
import { failureFor } from './refusal.ts';
import { refuseForeignOrigin, refuseLargeBody } from './request-limits.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import type { Services } from './services.ts';
import { studioLocale } from './studio-locale.ts';

export type AppOptions = {
  /** Migrated already. */
  database: Database;
  store: Store;
  bus: Bus;
  tokens: JoinTokens;
  /** Signs login cookies. */
  secret: Secret;
  env: Env;
  /** Of the certificate of our own that this server has, for phones to trust; default: none. */
  authority?: { pem: string; fingerprint: string } | null;
  clock: Clock;
  log: Log;
  mailer: Mailer;
  /** Default: none, where no media runs. */
  mediaChecks?: MediaChecks;
  /** Default: this is no demo. */
  demo?: Demo | null;
  /** What else must work for `/readyz` to say yes; default: nothing else. */
  isReady?: () => boolean | Promise<boolean>;
  /** With `PULSEROOM_DEV`: the server whose port hot reloading shares. */
  httpServer?: Server;
};

export type App = {
  /** To be handed to `http.createServer`, or attached to a server's `request` event. */
  handler: Express;
  close(): Promise<void>;
};

/**
 * Pages, API and sign-in as one request handler.
 * @throws AppError when the pages are not built
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { database, env, isReady = () => true } = options;
  const log = options.log.child({ role: 'app' });
  const services: Services = {
    store: options.store,
    database,
    auth: createAuth({
      database,
      store: options.store,
      env,
      secret: options.secret,
      mailer: options.mailer,
      defaultLocale: () => studioLocale(options),
      log,
    }),
    bus: options.bus,
    tokens: options.tokens,
    env,
    authority: options.authority ?? null,
    mailer: options.mailer,
    mediaChecks: options.mediaChecks ?? null,
    demo: options.demo ?? null,
    clock: options.clock,
    log,
  };

  const app = express();
  app.disable('x-powered-by');
  // A proxy on this machine may say who asked; anybody else is taken by the connection's address.
  app.set('trust proxy', 'loopback');

  app.get('/healthz', (_req, res) => void res.type('text').send('ok\n'));
  app.get('/readyz', async (_req, res) => {
    const ready = (await database.ping()) && (await isReady());
    res
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready\n' : 'the database does not answer, or a part of the server is not up yet\n');
  });

  app.use(requestLog(log));
  app.use(securityHeaders(env));
  app.use(refuseForeignOrigin(createOriginCheck(allowedOrigins(env))));
  app.use(refuseLargeBody);
  app.use(publicAddress(env));
  app.use(inSomeLanguage);
  app.use(compression());
  mountAuthApi(app, services);
  const pages = env.PULSEROOM_DEV
    ? await mountDevelopmentPages(app, services, options.httpServer)
    : await mountBuiltPages(app, services);
  app.use(lastResort(log));

  return { handler: app, close: () => pages.close() };
}

/** Behind a proxy, requests bear the public address, whatever the proxy passes on: React Router compares it to Origin. */
function publicAddress(env: Env): RequestHandler {
  const url = env.PUBLIC_URL === null ? null : new URL(env.PUBLIC_URL);
  return (req, _res, next) => {
    if (url !== null) {
      req.headers.host = url.host;
      delete req.headers['x-forwarded-host'];
      Object.defineProperty(req, 'protocol', { value: url.protocol.slice(0, -1) });
    }
    next();
  };
}

/** What people read differs with what their browser asks for and what they chose. Files of the build do not. */
const inSomeLanguage: RequestHandler = (req, res, next) => {
  if (!req.path.startsWith('/assets/')) res.vary('Cookie, Accept-Language');
  next();
};

function lastResort(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    log.error({ err: error }, 'a request failed');
    if (res.headersSent) return next(error);
    const { status, body } = failureFor(headersOf(req));
    res.status(status).json(body);
  };
}
