import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { ZONES } from '#core/zones.ts';
import { ZoneMark } from '../../../components/ZoneMark.tsx';
import { zoneCounts } from '../../../stores/live-metrics.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';

/** How many are in which zone now. Renders when a count changes, not on beats. */
export function ZoneCounts() {
  const { metrics } = useLiveSession();
  const others = useRoom((state) => state.others);
  const slots = useMemo(() => others.map(({ slot }) => slot), [others]);
  const counts = useStore(
    metrics,
    useShallow((state) => zoneCounts(state, slots)),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <section className="card zone-counts" aria-label="Heart-rate zones of the class now">
      <b>Zones now</b>
      {total === 0 ? (
        <span className="muted">Nobody shares a heart rate yet.</span>
      ) : (
        <ul>
          {ZONES.map(({ number, name }, index) => (
            <li key={number} data-z={number} style={{ flexGrow: 1 + (counts[index] ?? 0) }} data-empty={!counts[index]}>
              <ZoneMark zone={number} size={20} isInverse={Boolean(counts[index])} />
              <span className="num">{counts[index]}</span>
              <span className="zone-counts-name">{name}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
