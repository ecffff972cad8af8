import type { Env } from '#platform/env.ts';

/**
 * WebSocket address of the telemetry hub: the host that the page came from, on the hub's port; encrypted when the page is.
 * @param origin origin of the request
 */
export function hubUrl(env: Pick<Env, 'PUBLIC_URL' | 'HUB_PORT'>, origin: string): string {
  const page = new URL(env.PUBLIC_URL ?? origin);
  return `${page.protocol === 'https:' ? 'wss:' : 'ws:'}//${page.hostname}:${env.HUB_PORT}`;
}
