import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

/** Loads the page's data again every `everyMs` while `isOn` and while somebody looks. */
export function useRevalidation({ everyMs, isOn = true }: { everyMs: number; isOn?: boolean }): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, isOn, revalidate]);
}
