import { useLingui } from '@lingui/react/macro';
import { Unplug } from 'lucide-react';
import { useRef } from 'react';
import type { Slot } from '#core/ids.ts';
import type { HeartRate, LiveMetricsState, OwnHeartRate } from '../../../stores/live-metrics.ts';
import { useZonePaint } from '../parts/use-zone.ts';
import { ZoneMarks } from '../parts/ZoneMarks.tsx';
import { useLiveWrite } from '../use-live-write.ts';

const GONE: HeartRate = { state: 'gone' };

/** Whose heart rate a badge shows: a slot's, from the hub, or one's own, from the strap. */
export type HeartRateOf = Slot | 'own';

/** Number and zone on a tile: live, lost (a plug and a dash), or nothing. Never 0. */
export function HrBadge({ of, markSize = 23 }: { of: HeartRateOf; markSize?: number }) {
  const { t } = useLingui();
  const ref = useRef<HTMLSpanElement>(null);
  const bpmRef = useRef<HTMLSpanElement>(null);
  const paintZone = useZonePaint();
  useLiveWrite(
    (state) => heartRateOf(state, of),
    (heartRate) => {
      if (ref.current === null || bpmRef.current === null) return;
      ref.current.dataset.state = heartRate.state;
      bpmRef.current.textContent = badgeText(heartRate);
      paintZone(ref.current, heartRate.state === 'live' ? heartRate.zone : 0);
    },
  );
  return (
    <span ref={ref} className="hr-badge" data-state="gone" data-z="0">
      <ZoneMarks size={markSize} />
      <Unplug className="plug" size={17} aria-label={t`Strap lost`} />
      <span ref={bpmRef} data-testid="tile-bpm" />
    </span>
  );
}

export function badgeText(heartRate: HeartRate): string {
  switch (heartRate.state) {
    case 'live':
      return String(heartRate.bpm);
    case 'lost':
      return '–';
    case 'hidden':
    case 'gone':
      return '';
  }
}

export function heartRateOf(state: LiveMetricsState, of: HeartRateOf): HeartRate {
  return of === 'own' ? asSeenByOthers(state.own) : (state.bySlot.get(of) ?? GONE);
}

/** The same object for the same state, so that nothing is written twice. */
const ownAsSeen = new WeakMap<OwnHeartRate, HeartRate>();

/** The own tile looks like everybody else's. */
function asSeenByOthers(own: OwnHeartRate): HeartRate {
  const known = ownAsSeen.get(own);
  if (known !== undefined) return known;
  let heartRate = GONE;
  if (own.state === 'live') heartRate = { state: 'live', bpm: own.bpm, zone: own.zone };
  else if (own.state === 'lost') heartRate = { state: 'lost' };
  ownAsSeen.set(own, heartRate);
  return heartRate;
}
