import { useEffect } from 'react';
import { useRevalidator } from 'react-router';
import { server } from '../lib/reachability.ts';

/** How often a page whose server was gone looks whether it is back, ms. */
const RETRY_MS = 10_000;

/**
 * Loads the page's data again every `everyMs` while somebody looks (`null`: not at all), and when the server is back
 * after it was gone. While it is gone the page stays as it is: asking for data then would replace it by an error.
 */
export function useRevalidation({ everyMs }: { everyMs: number | null }): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    let wasReachable = server.isReachable();
    let retries: ReturnType<typeof setInterval> | undefined;
    const follow = () => {
      const isReachable = server.isReachable();
      clearInterval(retries);
      if (!isReachable) retries = setInterval(check, RETRY_MS);
      else if (!wasReachable) void revalidate();
      wasReachable = isReachable;
    };
    const stop = server.subscribe(follow);
    follow();
    return () => {
      stop();
      clearInterval(retries);
    };
  }, [revalidate]);

  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      void server.check().then((isThere) => (isThere ? revalidate() : undefined));
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, revalidate]);
}

const check = () => void server.check();
