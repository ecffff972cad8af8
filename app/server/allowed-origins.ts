import type { Env } from '#platform/env.ts';

/** The origin that links in mails start with. Never taken from a request: its Host header is the sender's to choose. */
export function publicOrigin(env: Pick<Env, 'PUBLIC_URL' | 'PORT'>): string {
  return env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
}

/** The origins that our own pages have: the public one, else the names of this machine. */
export function allowedOrigins(env: Pick<Env, 'PUBLIC_URL' | 'PORT' | 'HOST'>): string[] {
  if (env.PUBLIC_URL !== null) return [env.PUBLIC_URL];
  const bound =
    env.HOST === '0.0.0.0' || env.HOST === '::' ? [] : [env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST];
  return [...new Set(['localhost', '127.0.0.1', ...bound])].map((host) => `http://${host}:${env.PORT}`);
}
