import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

/** Loads the page's data again every `everyMs` while somebody looks; `null`: not at all. */
export function useRevalidation({ everyMs }: { everyMs: number | null }): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, revalidate]);
}
