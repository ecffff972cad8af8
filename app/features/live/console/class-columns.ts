import { COLUMN_MS, columnStartMs, decodeColumnZones } from '#core/history-columns.ts';
import type { Slot } from '#core/ids.ts';
import type { ClassHistory } from '#core/session-history.ts';
import type { ZoneNumber } from '#core/zones.ts';

/** What a person was in for one column: a zone, or a sensor without a number. Who is not in it had nothing to show. */
export type ColumnState = ZoneNumber | 'lost';

/** Five seconds of the class. */
export type ClassColumn = { fromMs: number; states: ReadonlyMap<Slot, ColumnState> };

/**
 * The class so far in columns, newest last: what this page saw, and where it was away what the server knows of that
 * time. Five seconds that nobody knows of have no column: a gap.
 */
export type ClassColumns = {
  /** The latest look within a column is what the column says. */
  note(atMs: number, states: ReadonlyMap<Slot, ColumnState>): void;
  /** What the server knows of the class. Where this page has looked, what it saw stays. */
  fill(history: ClassHistory): void;
  /** A slot that is not shared any more leaves the past too. */
  forget(slot: Slot): void;
  all(): readonly ClassColumn[];
};

export function createClassColumns(): ClassColumns {
  const seen = new Map<number, ClassColumn>();
  const loaded = new Map<number, ClassColumn>();
  let newestMs = Number.NEGATIVE_INFINITY;
  let all: readonly ClassColumn[] | null = null;

  return {
    note(atMs, states) {
      const fromMs = columnStartMs(atMs);
      // The clock was set back by its discipline: wait until it has caught up.
      if (fromMs < newestMs) return;
      newestMs = fromMs;
      seen.set(fromMs, { fromMs, states: new Map(states) });
      all = null;
    },
    fill(history) {
      for (const column of columnsOf(history)) loaded.set(column.fromMs, column);
      all = null;
    },
    forget(slot) {
      for (const columns of [seen, loaded]) {
        for (const { fromMs, states } of columns.values()) {
          if (!states.has(slot)) continue;
          columns.set(fromMs, { fromMs, states: new Map([...states].filter(([other]) => other !== slot)) });
        }
      }
      all = null;
    },
    all() {
      all ??= [...new Map([...loaded, ...seen]).values()].sort((a, b) => a.fromMs - b.fromMs);
      return all;
    },
  };
}

/** Columns in which somebody has a zone. What is not known to have been there is not known to be lost either. */
function columnsOf({ fromMs, people }: ClassHistory): ClassColumn[] {
  const columns = new Map<number, Map<Slot, ColumnState>>();
  for (const { slot, zones } of people) {
    for (const [index, zone] of decodeColumnZones(zones).entries()) {
      if (zone === null) continue;
      const columnMs = fromMs + index * COLUMN_MS;
      const states = columns.get(columnMs) ?? new Map<Slot, ColumnState>();
      columns.set(columnMs, states.set(slot, zone));
    }
  }
  return [...columns].map(([columnMs, states]) => ({ fromMs: columnMs, states }));
}

/** How many were in zones 1…5, and how many had lost their signal. */
export type Distribution = { byZone: [number, number, number, number, number]; lost: number };

export function distributionOf(states: Iterable<ColumnState>): Distribution {
  const distribution: Distribution = { byZone: [0, 0, 0, 0, 0], lost: 0 };
  for (const state of states) {
    if (state === 'lost') distribution.lost += 1;
    else distribution.byZone[state - 1] = (distribution.byZone[state - 1] ?? 0) + 1;
  }
  return distribution;
}

export type DistributionRow = Distribution & { fromMs: number };

/** One row per minute for the table: the last column of each. */
export function distributionByMinute(columns: readonly ClassColumn[], startedAtMs: number): DistributionRow[] {
  const rows = new Map<number, DistributionRow>();
  for (const { fromMs, states } of columns) {
    const minute = Math.max(0, Math.floor((fromMs - startedAtMs) / 60_000));
    rows.set(minute, { fromMs: startedAtMs + minute * 60_000, ...distributionOf(states.values()) });
  }
  return [...rows.values()];
}

export type TimeInZones = { secondsInZone: [number, number, number, number, number]; lostS: number };

/** One person's time in the zones of the columns, for the heat strip's table. */
export function timeInZones(columns: readonly ClassColumn[], slot: Slot): TimeInZones {
  const own = columns.flatMap(({ states }) => states.get(slot) ?? []);
  const { byZone, lost } = distributionOf(own);
  const [z1, z2, z3, z4, z5] = byZone.map((count) => (count * COLUMN_MS) / 1000);
  return {
    secondsInZone: [z1 ?? 0, z2 ?? 0, z3 ?? 0, z4 ?? 0, z5 ?? 0],
    lostS: (lost * COLUMN_MS) / 1000,
  };
}

/** The zone with the most people; the higher one of two. `null` when nobody has a zone. */
export function fullestZone({ byZone }: Distribution): { zone: ZoneNumber; count: number } | null {
  let best: { zone: ZoneNumber; count: number } | null = null;
  for (const zone of [1, 2, 3, 4, 5] as const) {
    const count = byZone[zone - 1] ?? 0;
    if (count > 0 && count >= (best?.count ?? 0)) best = { zone, count };
  }
  return best;
}
