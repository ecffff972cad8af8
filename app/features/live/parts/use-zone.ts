import { useEffect, useMemo } from 'react';
import { createZoneHold, type ShownZone } from '../zone-hold.ts';

/** Gives a function that paints `data-z` on an element, at most once in two seconds. */
export function useZonePaint(): (element: HTMLElement, zone: ShownZone, onShown?: (zone: ShownZone) => void) => void {
  const painter = useMemo(() => {
    const hold = createZoneHold();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const paint = (element: HTMLElement, wanted: ShownZone, onShown?: (zone: ShownZone) => void): void => {
      clearTimeout(timer);
      const { zone, againInMs } = hold.show(wanted, performance.now());
      element.dataset.z = String(zone);
      onShown?.(zone);
      if (againInMs !== null) timer = setTimeout(() => paint(element, wanted, onShown), againInMs);
    };
    return { paint, stop: () => clearTimeout(timer) };
  }, []);
  useEffect(() => painter.stop, [painter]);
  return painter.paint;
}
