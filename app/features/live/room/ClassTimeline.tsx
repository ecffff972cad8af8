import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import type { ZoneBounds } from '#core/zones.ts';
import { tracePath } from '../../../charts/trace-path.ts';
import { clockText } from '../../../components/time-text.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { useTicking } from '../use-live-write.ts';
import { withGaps } from './own-trace.ts';

const WIDTH = 1000;
const HEIGHT = 100;
const REDRAW_MS = 2000;

/** The planned class from left to right, how far it is, and the own heart rate over it. Zones are steps of height. */
export function ClassTimeline({ bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }) {
  const { t: tr } = useLingui();
  const session = useLiveSession();
  const { startedAtMs, plannedMinutes } = useRoom((state) => state.session);
  const pathRef = useRef<SVGPathElement>(null);
  const doneRef = useRef<SVGRectElement>(null);
  const headRef = useRef<SVGLineElement>(null);
  const endRef = useRef<HTMLSpanElement>(null);

  useTicking(() => {
    if (startedAtMs === null) return;
    const nowMs = session.nowMs();
    const endsAtMs = startedAtMs + plannedMinutes * 60_000;
    // A class that takes longer than planned pushes its end along.
    const spanMs = Math.max(plannedMinutes * 60_000, nowMs - startedAtMs);
    const x = (atMs: number) => ((atMs - startedAtMs) / spanMs) * WIDTH;
    const y = (bpm: number) => heightOf(bpm, hrMaxBpm);
    const head = x(nowMs).toFixed(1);
    doneRef.current?.setAttribute('width', head);
    headRef.current?.setAttribute('x1', head);
    headRef.current?.setAttribute('x2', head);
    pathRef.current?.setAttribute('d', tracePath(withGaps(session.ownTrace()), x, y));
    if (endRef.current !== null) {
      const end = clockText(endsAtMs);
      endRef.current.textContent = nowMs > endsAtMs ? t`planned until ${end}` : t`ends about ${end}`;
    }
  }, REDRAW_MS);

  return (
    <section className="card timeline" aria-label={tr`Class timeline`}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="timeline-plan" width={WIDTH} height={HEIGHT} />
        <rect className="timeline-done" ref={doneRef} width="0" height={HEIGHT} />
        {bounds.map((bpm) => (
          <line
            key={bpm}
            className="timeline-bound"
            x1="0"
            x2={WIDTH}
            y1={heightOf(bpm, hrMaxBpm)}
            y2={heightOf(bpm, hrMaxBpm)}
          />
        ))}
        <path className="timeline-trace" ref={pathRef} />
        <line className="timeline-head" ref={headRef} x1="0" x2="0" y1="0" y2={HEIGHT} />
      </svg>
      <p className="timeline-labels num">
        <span>{startedAtMs === null ? '' : clockText(startedAtMs)}</span>
        <span>
          <Trans>{plannedMinutes} min</Trans>
        </span>
        <span ref={endRef} />
      </p>
    </section>
  );
}

/** Half of the maximum heart rate at the bottom, the maximum at the top. */
function heightOf(bpm: number, hrMaxBpm: number): number {
  const share = (bpm - hrMaxBpm / 2) / (hrMaxBpm / 2);
  return HEIGHT - Math.min(1, Math.max(0, share)) * HEIGHT;
}
