import { useEffect, useRef } from 'react';
import { useLiveSession } from '../live-session-context.tsx';
import { useTicking } from '../use-live-write.ts';
import { sparkLine } from './spark-line.ts';

const WIDTH = 368;
const HEIGHT = 14;
const REDRAW_MS = 1000;

/** The own heart rate of the last minute: the person who moves sees it move, and knows that it is theirs. */
export function HeartRateSpark() {
  const { metrics } = useLiveSession();
  const ref = useRef<SVGPathElement>(null);
  const beats = useRef<{ atMs: number; bpm: number }[]>([]);
  useEffect(
    () =>
      metrics.subscribe(({ own }, before) => {
        if (own === before.own || own.state !== 'live') return;
        beats.current.push({ atMs: own.beatAtMs, bpm: own.bpm });
      }),
    [metrics],
  );
  useTicking(() => {
    const { kept, path } = sparkLine(beats.current, { nowMs: performance.now(), width: WIDTH, height: HEIGHT });
    beats.current = kept;
    ref.current?.setAttribute('d', path);
  }, REDRAW_MS);
  return (
    <svg className="own-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path ref={ref} />
    </svg>
  );
}
