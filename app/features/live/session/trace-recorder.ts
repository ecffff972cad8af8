import type { EpochMs } from '#core/ids.ts';
import type { OwnHistory } from '#core/session-history.ts';
import type { LiveMetricsStore } from '../../../stores/live-metrics.ts';
import type { RoomStore } from '../../../stores/room.ts';
import { type TracePoint, withBeatOnTrace, withHistory } from '../room/own-trace.ts';

/** The own heart rate of the whole class, also after the page was loaded anew. */
export type TraceRecorder = {
  /** Oldest first. */
  trace(): readonly TracePoint[];
  close(): void;
};

export function createTraceRecorder({
  room,
  metrics,
  nowMs,
  history,
}: {
  room: RoomStore;
  metrics: LiveMetricsStore;
  nowMs(): EpochMs;
  history(): Promise<OwnHistory>;
}): TraceRecorder {
  let trace: readonly TracePoint[] = [];
  const stopListening = metrics.subscribe(({ own }, before) => {
    if (own === before.own || own.state !== 'live') return;
    trace = withBeatOnTrace(trace, { atMs: nowMs(), bpm: own.bpm });
  });
  // Once, and only in the room: nothing of it is needed to get there.
  const stopWaiting = room.subscribe(({ phase, viewer }) => {
    if (phase.phase !== 'room') return;
    stopWaiting();
    if (viewer.role === 'participant') void addHistory();
  });

  async function addHistory(): Promise<void> {
    // It decorates: what cannot be had now is not asked for again.
    const loaded = await history().catch(() => null);
    if (loaded !== null) trace = withHistory(trace, loaded);
  }

  return {
    trace: () => trace,
    close() {
      stopListening();
      stopWaiting();
    },
  };
}
