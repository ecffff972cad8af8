import type { Server, ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@react-router/express';
import express, { type Express } from 'express';
import { RouterContextProvider, type ServerBuild } from 'react-router';
import { AppError } from '#core/errors.ts';
import { nonceContext, servicesContext } from '../server-context.ts';
import type { Services } from './services.ts';

const root = path.resolve(import.meta.dirname, '../..');
const HOUR_SECONDS = 60 * 60;
const YEAR_SECONDS = 365 * 24 * HOUR_SECONDS;

/** Closes what `mountPages` opened. */
export type Pages = { close(): Promise<void> };

/** The built pages: files with a hash in their names never change, so browsers keep them. */
export async function mountBuiltPages(app: Express, services: Services): Promise<Pages> {
  const buildPath = path.join(root, 'build/server/index.js');
  let build: ServerBuild;
  try {
    build = (await import(pathToFileURL(buildPath).href)) as ServerBuild;
  } catch (cause) {
    throw new AppError('internal', 'The pages are not built, or the build is damaged. Run `npm run build`.', { cause });
  }
  const clientPath = path.join(root, 'build/client');
  app.use(
    '/assets',
    express.static(path.join(clientPath, 'assets'), { setHeaders: keepFor(YEAR_SECONDS, 'immutable') }),
  );
  // A file of an older build: said in one line, not with a page.
  app.use('/assets', (_req, res) => void res.status(404).type('text').send('not found\n'));
  app.use(express.static(clientPath, { setHeaders: keepFor(HOUR_SECONDS), index: false }));
  app.all('/{*path}', createPagesHandler(build, services, 'production'));
  return { close: async () => {} };
}

/** Files of the build are the same for everybody, unlike all other answers, which nobody may keep. */
function keepFor(seconds: number, ...directives: string[]) {
  return (res: ServerResponse) => {
    res.setHeader('cache-control', ['public', `max-age=${seconds}`, ...directives].join(', '));
  };
}

/** Pages built on the fly by Vite, reloaded as their sources change. */
export async function mountDevelopmentPages(
  app: Express,
  services: Services,
  httpServer: Server | undefined,
): Promise<Pages> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    appType: 'custom',
    server: { middlewareMode: true, ...(httpServer === undefined ? {} : { hmr: { server: httpServer } }) },
  });
  app.use(vite.middlewares);
  const build = () =>
    vite.ssrLoadModule('virtual:react-router/server-build') as Promise<unknown> as Promise<ServerBuild>;
  app.all('/{*path}', createPagesHandler(build, services, 'development'));
  return { close: () => vite.close() };
}

function createPagesHandler(
  build: ServerBuild | (() => Promise<ServerBuild>),
  services: Services,
  mode: 'production' | 'development',
) {
  return createRequestHandler({
    build,
    mode,
    getLoadContext: (_req, res) => {
      const context = new RouterContextProvider();
      context.set(servicesContext, services);
      context.set(nonceContext, String(res.locals.nonce));
      return context;
    },
  });
}
