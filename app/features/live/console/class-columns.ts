import type { Slot } from '#core/ids.ts';
import type { ZoneNumber } from '#core/zones.ts';

/** What a person was in for one column: a zone, or a sensor without a number. Who is not in it had nothing to show. */
export type ColumnState = ZoneNumber | 'lost';

/** Five seconds of the class. */
export type ClassColumn = { fromMs: number; states: ReadonlyMap<Slot, ColumnState> };

export const COLUMN_MS = 5000;

/** The class so far in columns, newest last. Five seconds that this page did not see have no column: a gap. */
export type ClassColumns = {
  /** The latest look within a column is what the column says. */
  note(atMs: number, states: ReadonlyMap<Slot, ColumnState>): void;
  /** A slot that is not shared any more leaves the past too. */
  forget(slot: Slot): void;
  all(): readonly ClassColumn[];
};

export function createClassColumns(): ClassColumns {
  const columns: ClassColumn[] = [];
  return {
    note(atMs, states) {
      const fromMs = Math.floor(atMs / COLUMN_MS) * COLUMN_MS;
      const last = columns.at(-1);
      // The clock was set back by its discipline: wait until it has caught up.
      if (last !== undefined && fromMs < last.fromMs) return;
      if (last?.fromMs === fromMs) columns.pop();
      columns.push({ fromMs, states: new Map(states) });
    },
    forget(slot) {
      columns.forEach((column, index) => {
        if (!column.states.has(slot)) return;
        const states = new Map(column.states);
        states.delete(slot);
        columns[index] = { ...column, states };
      });
    },
    all: () => columns,
  };
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
