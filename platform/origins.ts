/**
 * Whether a request may come from the page that sent it.
 *
 * A browser names the page's origin on every WebSocket and every POST. A client that names none is not a browser: no
 * page abuses somebody's cookies through it, so it passes, and its token or login decides. The origin `null` (a
 * sandboxed page, a file) is foreign.
 * @param allowed origins such as `https://pulse.example`; anything after the port is ignored
 */
export function createOriginCheck(allowed: readonly string[]): (origin: string | undefined) => boolean {
  const origins = new Set(allowed.map((url) => new URL(url).origin));
  return (origin) => origin === undefined || origins.has(origin);
}
