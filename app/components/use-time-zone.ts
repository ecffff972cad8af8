import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};

/** The viewer's time zone; `fallback` on the server and until the page has come alive. */
export function useTimeZone(fallback: string): string {
  return useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone || fallback,
    () => fallback,
  );
}
