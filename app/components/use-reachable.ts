import { useEffect, useSyncExternalStore } from 'react';
import { server } from '../lib/reachability.ts';

const always = () => true;

/** Does the server answer? `true` on the server and until the page knows otherwise. */
export function useReachable(): boolean {
  useEffect(() => {
    const check = () => void server.check();
    addEventListener('online', check);
    addEventListener('offline', check);
    if (!navigator.onLine) check();
    return () => {
      removeEventListener('online', check);
      removeEventListener('offline', check);
    };
  }, []);
  return useSyncExternalStore(server.subscribe, server.isReachable, always);
}
