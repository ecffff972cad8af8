import { useLingui } from '@lingui/react';
import { useEffect, useRef } from 'react';
import type { LiveMetricsState } from '../../stores/live-metrics.ts';
import { useLiveSession } from './live-session-context.tsx';

/** Writes waiting for the next frame; the latest of each place wins. */
const pending = new Map<object, () => void>();
let isScheduled = false;

function writeSoon(place: object, write: () => void): void {
  pending.set(place, write);
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    const writes = [...pending.values()];
    pending.clear();
    for (const each of writes) each();
  });
}

/**
 * Writes live numbers to the DOM: once now and then in one frame for the whole page whenever the selected part changes.
 * React does not render on beats, so `write` touches only what React's output leaves alone (text of childless elements,
 * `data-` attributes that never change in JSX).
 */
export function useLiveWrite<Selected>(
  select: (state: LiveMetricsState) => Selected,
  write: (selected: Selected) => void,
): void {
  const { metrics } = useLiveSession();
  // What is written may have words in it.
  const { locale } = useLingui().i18n;
  const latest = useRef({ select, write });
  latest.current = { select, write };
  // biome-ignore lint/correctness/useExhaustiveDependencies: written anew in another language.
  useEffect(() => {
    const place = {};
    let last = latest.current.select(metrics.getState());
    latest.current.write(last);
    const unsubscribe = metrics.subscribe((state) => {
      const next = latest.current.select(state);
      if (Object.is(next, last)) return;
      last = next;
      writeSoon(place, () => latest.current.write(next));
    });
    return () => {
      unsubscribe();
      pending.delete(place);
    };
  }, [metrics, locale]);
}

/** Calls `write` now and every `everyMs`, outside React's rendering: clocks and counted seconds. */
export function useTicking(write: () => void, everyMs = 1000): void {
  const latest = useRef(write);
  latest.current = write;
  useEffect(() => {
    latest.current();
    const timer = setInterval(() => latest.current(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
