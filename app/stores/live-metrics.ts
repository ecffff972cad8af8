import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Slot } from '#core/ids.ts';
import { LIVE_FOR_MS, type SensorState, type TickEntry } from '#core/protocol/telemetry-frames.ts';
import type { ZoneNumber } from '#core/zones.ts';

/** What this screen knows of somebody's heart rate. There is no 0: without a number there is no number. */
export type HeartRate =
  | {
      state: 'live';
      bpm: number;
      zone: ZoneNumber;
      /** [DN9] Known to instructors only. */
      isNearMaximum?: true;
    }
  /** A sensor was there and gives nothing now. */
  | { state: 'lost' }
  /** Not shared with this viewer. */
  | { state: 'hidden' }
  /** No sensor. */
  | { state: 'gone' };

/** One's own, straight from the strap. Times are on the page's monotonic clock. */
export type OwnHeartRate =
  | { state: 'gone' }
  /** Connected, no beat yet. */
  | { state: 'waiting'; sinceMs: number }
  /** `isSearching`: the strap is away, its last number holds for a moment. */
  | { state: 'live'; bpm: number; zone: ZoneNumber; beatAtMs: number; isSearching?: true }
  /** `sinceMs`: the last beat. */
  | { state: 'lost'; sinceMs: number; lastBpm: number | null };

export type LiveMetricsState = {
  own: OwnHeartRate;
  /** What is shown. */
  bySlot: ReadonlyMap<Slot, HeartRate>;
  /** What the hub said last; it says only what changes. */
  toldBySlot: ReadonlyMap<Slot, HeartRate>;
  /** When the hub was heard last, `null` while it is there. */
  hubLostAtMs: number | null;
  /** The next tick says everything there is ([DN1]). */
  isSnapshotNext: boolean;
};

export type LiveMetricsStore = StoreApi<LiveMetricsState>;

export const NO_METRICS: LiveMetricsState = {
  own: { state: 'gone' },
  bySlot: new Map(),
  toldBySlot: new Map(),
  hubLostAtMs: null,
  isSnapshotNext: true,
};

/** Changes with every beat in the room. Components subscribe and write to the DOM; they do not render on it. */
export function createLiveMetricsStore(): LiveMetricsStore {
  return createStore<LiveMetricsState>()(() => NO_METRICS);
}

export function withTick(state: LiveMetricsState, entries: readonly TickEntry[]): LiveMetricsState {
  const told = new Map(state.isSnapshotNext ? [] : state.toldBySlot);
  for (const { slot, ...heartRate } of entries) told.set(slot, heartRate);
  return { ...state, bySlot: told, toldBySlot: told, isSnapshotNext: false };
}

export function withHubConnected(state: LiveMetricsState): LiveMetricsState {
  return { ...state, hubLostAtMs: null, isSnapshotNext: true };
}

export function withHubLost(state: LiveMetricsState, heardAtMs: number): LiveMetricsState {
  return { ...state, hubLostAtMs: state.hubLostAtMs ?? heardAtMs };
}

/** On the same connection: what the hub said last still holds. */
export function withHubHeard(state: LiveMetricsState): LiveMetricsState {
  return { ...state, hubLostAtMs: null, bySlot: state.toldBySlot };
}

export function withBeat(
  state: LiveMetricsState,
  { bpm, zone, beatAtMs }: { bpm: number; zone: ZoneNumber; beatAtMs: number },
): LiveMetricsState {
  return { ...state, own: { state: 'live', bpm, zone, beatAtMs } };
}

/** The strap came, is looked for, or went for good. */
export function withStrap(state: LiveMetricsState, sensor: SensorState, nowMs: number): LiveMetricsState {
  const { own } = state;
  switch (sensor) {
    case 'none':
      return own.state === 'gone' ? state : { ...state, own: { state: 'gone' } };
    case 'searching':
      // The last number holds for its five seconds: most straps are back sooner.
      if (own.state === 'live') return own.isSearching ? state : { ...state, own: { ...own, isSearching: true } };
      return withOwnLost(state, nowMs);
    case 'connected':
      return own.state === 'gone' ? { ...state, own: { state: 'waiting', sinceMs: nowMs } } : state;
  }
}

function withOwnLost(state: LiveMetricsState, nowMs: number): LiveMetricsState {
  const { own } = state;
  switch (own.state) {
    case 'live':
      return { ...state, own: { state: 'lost', sinceMs: own.beatAtMs, lastBpm: own.bpm } };
    case 'waiting':
      return { ...state, own: { state: 'lost', sinceMs: own.sinceMs, lastBpm: null } };
    case 'gone':
      return { ...state, own: { state: 'lost', sinceMs: nowMs, lastBpm: null } };
    case 'lost':
      return state;
  }
}

/** Of a strap that is known to be away, so that the dashes stand there before five seconds are over. */
const SEARCHING_LIVE_FOR_MS = LIVE_FOR_MS - 500;

/** After 5 s a number is not live any more: one's own without a beat, the others' without the hub. */
export function withFreshness(state: LiveMetricsState, nowMs: number): LiveMetricsState {
  let next = state;
  const { own } = state;
  const isOwnStale =
    (own.state === 'live' && nowMs - own.beatAtMs >= (own.isSearching ? SEARCHING_LIVE_FOR_MS : LIVE_FOR_MS)) ||
    (own.state === 'waiting' && nowMs - own.sinceMs >= LIVE_FOR_MS);
  if (isOwnStale) next = withOwnLost(next, nowMs);
  const isHubStale = state.hubLostAtMs !== null && nowMs - state.hubLostAtMs >= LIVE_FOR_MS;
  if (isHubStale && [...state.bySlot.values()].some((heartRate) => heartRate.state === 'live')) {
    const bySlot = new Map<Slot, HeartRate>();
    for (const [slot, heartRate] of state.bySlot) {
      bySlot.set(slot, heartRate.state === 'live' ? { state: 'lost' } : heartRate);
    }
    next = { ...next, bySlot };
  }
  return next;
}

export type SharingCounts = { live: number; lost: number };

/** How many of these slots show a number, and how many lost theirs. */
export function sharingCounts(state: LiveMetricsState, slots: readonly Slot[]): SharingCounts {
  const counts = { live: 0, lost: 0 };
  for (const slot of slots) {
    const known = state.bySlot.get(slot)?.state;
    if (known === 'live') counts.live += 1;
    else if (known === 'lost') counts.lost += 1;
  }
  return counts;
}
