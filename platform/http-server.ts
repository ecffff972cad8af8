import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { AppError } from '#core/errors.ts';
import type { Env } from './env.ts';

/**
 * Opens the port of the pages.
 * @throws AppError `unavailable`, with a sentence that names the setting, when it cannot
 */
export async function listenHttp(server: Server, env: Pick<Env, 'PORT' | 'HOST'>): Promise<void> {
  server.listen(env.PORT, env.HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const sentence = sentenceOf(code, env);
    throw sentence === null ? error : new AppError('unavailable', sentence, { cause: error });
  }
}

/** Stops listening and cuts what is open. */
export function closeHttp(server: Server): void {
  server.close();
  server.closeAllConnections();
}

/** Is there somebody who takes connections? */
export function canConnect(target: { host: string; port: number; timeoutMs: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: target.host, port: target.port, timeout: target.timeoutMs });
    const answer = (canConnect: boolean) => () => {
      resolve(canConnect);
      socket.destroy();
    };
    socket.once('connect', answer(true)).once('timeout', answer(false)).on('error', answer(false));
  });
}

/** What to do about an error of `listen`, where that is known. */
export function sentenceOf(code: string, { PORT, HOST }: Pick<Env, 'PORT' | 'HOST'>): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT ${PORT} is in use by another program. Set PORT to a free one.`;
    case 'EACCES':
      return `PORT ${PORT} may not be opened by this user: ports below 1024 are often reserved. Set PORT to a higher one.`;
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      return `HOST ${HOST} is not an address of this machine. Set HOST to one that it has.`;
    default:
      return null;
  }
}
