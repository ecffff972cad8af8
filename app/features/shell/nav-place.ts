/** The place of the navigation that a page belongs to, whose entry is marked. */
export type NavPlace = '/schedule' | '/past' | '/profile' | '/account' | '/studio/settings' | '/admin/outbox';

const PLACES: readonly NavPlace[] = ['/schedule', '/past', '/profile', '/account', '/studio/settings', '/admin/outbox'];

/** What is left of a class belongs to the past ones; a class itself, and planning one, to the schedule. */
export function navPlaceOf(pathname: string): NavPlace | null {
  if (/^\/classes\/[^/]+\/(summary|report)\/?$/.test(pathname)) return '/past';
  if (pathname.startsWith('/classes/')) return '/schedule';
  return PLACES.find((place) => pathname === place || pathname.startsWith(`${place}/`)) ?? null;
}
