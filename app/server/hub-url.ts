import type { Env } from '#platform/env.ts';

/** Where the hub is reached on the port of the pages: through the tunnel that `main.ts` attaches. */
export const TELEMETRY_PATH = '/telemetry';

/**
 * WebSocket address of the telemetry hub. Behind a proxy there is one address for everything; else it is the host that
 * the page came from, on the hub's own port. With TLS it is the page's own port: a browser that was told to go past a
 * certificate it does not know does so for that one port, and refuses a WebSocket to another without a word.
 * @param origin origin of the request
 */
export function hubUrl(env: Pick<Env, 'PUBLIC_URL' | 'HUB_PORT' | 'TLS'>, origin: string): string {
  if (env.PUBLIC_URL === null && env.TLS === 'none') return `ws://${new URL(origin).hostname}:${env.HUB_PORT}`;
  return `${socketOrigin(env.PUBLIC_URL ?? origin)}${TELEMETRY_PATH}`;
}

/** For WebSockets to where a page came from. */
export function socketOrigin(pageOrigin: string): string {
  return pageOrigin.replace(/^http/, 'ws');
}
