/** Where to go after sign-in when nothing (usable) was asked for. */
const DEFAULT_NEXT = '/schedule';

/**
 * The path to go to after sign-in: only ever a path of our own, whatever the link says.
 * Browsers read `//host`, `/\host` and paths with control characters in them as other sites.
 */
export function safeNext(next: string | null | undefined): string {
  if (next === null || next === undefined || next.length > 1000) return DEFAULT_NEXT;
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return DEFAULT_NEXT;
  const base = 'http://pulseroom.invalid';
  const url = URL.parse(next, base);
  // Dot segments are resolved by now: `/..//host` has become `//host`.
  if (url === null || url.origin !== base || url.pathname.startsWith('//')) return DEFAULT_NEXT;
  return url.pathname + url.search + url.hash;
}
