import { t as text } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Table2 } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { COLUMN_MS } from '#core/history-columns.ts';
import type { Slot } from '#core/ids.ts';
import { ZONES, type ZoneNumber } from '#core/zones.ts';
import { ZoneMark } from '../../../components/ZoneMark.tsx';
import type { LiveMetricsState } from '../../../stores/live-metrics.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { ZoneMarks } from '../parts/ZoneMarks.tsx';
import { useLiveWrite, useTicking } from '../use-live-write.ts';
import { type ColumnState, type Distribution, distributionOf, fullestZone } from './class-columns.ts';
import { useConsole, useConsoleState } from './console-context.tsx';
import { DistributionTable } from './DistributionTable.tsx';
import { drawDistribution, type TimeSpan } from './draw-class.ts';
import { type CanvasView, LiveCanvas } from './LiveCanvas.tsx';

/** Where the class is: the zone with the most people, the class so far, how many are in each zone now. */
export function ClassStrip() {
  const { t } = useLingui();
  const session = useLiveSession();
  const { recorder } = useConsole();
  const isPaused = useConsoleState((state) => state.isPaused);
  const others = useRoom((state) => state.others);
  const { startedAtMs, plannedMinutes } = useRoom((state) => state.session);
  const [isTableOpen, setTableOpen] = useState(false);
  const slots = useMemo(() => others.map(({ slot }) => slot), [others]);
  const sectionRef = useRef<HTMLElement>(null);
  const mostRef = useRef<HTMLParagraphElement>(null);
  const mostMarkRef = useRef<HTMLSpanElement>(null);
  const mostLabelRef = useRef<HTMLParagraphElement>(null);
  const countsRef = useRef<HTMLUListElement>(null);
  const stripRef = useRef<HTMLDivElement>(null);

  useLiveWrite(
    (state) => distributionKey(state, slots),
    (key) => {
      const distribution: Distribution = JSON.parse(key);
      const total = distribution.byZone.reduce((sum, count) => sum + count, 0);
      const fullest = fullestZone(distribution);
      if (sectionRef.current !== null) sectionRef.current.dataset.empty = String(total + distribution.lost === 0);
      if (mostMarkRef.current !== null) mostMarkRef.current.dataset.z = String(fullest?.zone ?? 0);
      if (mostRef.current !== null)
        mostRef.current.textContent = fullest === null ? '–' : mostText(fullest.count, total);
      if (mostLabelRef.current !== null)
        mostLabelRef.current.textContent = fullest === null ? '' : zoneText(fullest.zone);
      if (countsRef.current !== null) writeCounts(countsRef.current, distribution);
      stripRef.current?.setAttribute('aria-label', stripSentence(distribution));
    },
  );

  const draw = useCallback(
    (view: CanvasView) => {
      const nowMs = session.nowMs();
      drawDistribution(view, {
        columns: recorder.columns.all(),
        span: spanOf(startedAtMs, plannedMinutes, nowMs),
        nowMs,
      });
    },
    [session, recorder, startedAtMs, plannedMinutes],
  );

  return (
    <section
      ref={sectionRef}
      className="card class-strip"
      data-empty="true"
      data-paused={isPaused}
      aria-label={t`Zones of the class`}
    >
      <div className="class-most">
        <p className="t13 muted">
          <Trans>Most are in</Trans>
        </p>
        <p className="class-most-line">
          <span ref={mostMarkRef} data-z="0">
            <ZoneMarks size={34} isOnPanel />
          </span>
          <span ref={mostRef} className="class-most-count num" />
        </p>
        <p ref={mostLabelRef} className="t13 muted" />
      </div>
      <div className="strip-time">
        <div ref={stripRef} role="img" className="strip-canvas">
          <LiveCanvas draw={draw} everyMs={COLUMN_MS} />
        </div>
        <p className="strip-line t13 muted">
          <span>{isPaused ? <Trans>Paused while the connection is away</Trans> : <StripState />}</span>
          <button type="button" className="link-button" onClick={() => setTableOpen(true)}>
            <Table2 size={14} aria-hidden="true" /> <Trans>View as table</Trans>
          </button>
        </p>
      </div>
      <ul ref={countsRef} className="class-counts" aria-label={t`In each zone now`}>
        {ZONES.map(({ number }) => (
          <li key={number} data-z={number}>
            <span className="num" data-testid={`zone-count-${number}`} />
            <i />
            <ZoneMark zone={number} size={18} />
          </li>
        ))}
      </ul>
      {isTableOpen && <DistributionTable onClose={() => setTableOpen(false)} />}
    </section>
  );
}

/** Says why the strip is empty, or from when to when it goes. */
function StripState() {
  const session = useLiveSession();
  const { startedAtMs, plannedMinutes } = useRoom((state) => state.session);
  const others = useRoom((state) => state.others);
  const ref = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    if (ref.current === null) return;
    ref.current.textContent = stripState(session.metrics.getState(), {
      slots: others.map(({ slot }) => slot),
      minutes: startedAtMs === null ? 0 : Math.floor((session.nowMs() - startedAtMs) / 60_000),
      plannedMinutes,
    });
  }, 2000);
  return <span ref={ref} />;
}

function stripState(
  { bySlot }: LiveMetricsState,
  { slots, minutes, plannedMinutes }: { slots: readonly Slot[]; minutes: number; plannedMinutes: number },
): string {
  const states = slots.map((slot) => bySlot.get(slot)?.state ?? 'gone');
  if (states.length === 0) return text`Fills when people share their heart rate.`;
  if (states.every((state) => state === 'hidden')) return text`Everybody keeps their heart rate private.`;
  if (!states.some((state) => state === 'live' || state === 'lost')) return text`Nobody shares a heart rate yet.`;
  return text`Minute ${minutes} of ${plannedMinutes}`;
}

function distributionKey({ bySlot }: LiveMetricsState, slots: readonly Slot[]): string {
  const states: ColumnState[] = [];
  for (const slot of slots) {
    const heartRate = bySlot.get(slot);
    if (heartRate?.state === 'live') states.push(heartRate.zone);
    if (heartRate?.state === 'lost') states.push('lost');
  }
  return JSON.stringify(distributionOf(states));
}

function writeCounts(list: HTMLElement, { byZone }: Distribution): void {
  const most = Math.max(1, ...byZone);
  byZone.forEach((count, index) => {
    const item = list.children[index];
    if (!(item instanceof HTMLElement)) return;
    const [number, bar] = item.children;
    if (number !== undefined) number.textContent = String(count);
    if (bar instanceof HTMLElement) bar.style.scale = `1 ${(count / most).toFixed(3)}`;
    item.dataset.empty = String(count === 0);
  });
}

/** The whole planned class; a class that takes longer pushes its end along. */
function spanOf(startedAtMs: number | null, plannedMinutes: number, nowMs: number): TimeSpan {
  const fromMs = startedAtMs ?? nowMs;
  return { fromMs, toMs: Math.max(fromMs + plannedMinutes * 60_000, nowMs + COLUMN_MS) };
}

function mostText(count: number, total: number): string {
  return text`${count} of ${total}`;
}

function zoneText(zone: ZoneNumber): string {
  const range = ZONES[zone - 1];
  return range === undefined ? '' : text`Zone ${zone}`;
}

function stripSentence({ byZone, lost }: Distribution): string {
  const [z1, z2, z3, z4, z5] = byZone;
  return text`Zones of the class over time. Now ${z1} in zone 1, ${z2} in zone 2, ${z3} in zone 3, ${z4} in zone 4, ${z5} in zone 5, ${lost} without a signal.`;
}
