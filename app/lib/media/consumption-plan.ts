/**
 * Which remote tracks this screen receives. Tiles and speakers `want` a producer while they show it; a producer that
 * nobody wants any more is let go a little later, so that turning pages back and forth costs nothing.
 */
export type ConsumptionPlan = {
  want(producerId: string): void;
  release(producerId: string, nowMs: number): void;
  /** What to ask the room for now, and what to close. Each is given out once. */
  due(nowMs: number): { open: string[]; close: string[] };
  /** When `due` has something to close next, `null` when nothing waits. */
  nextDueAtMs(): number | null;
  /** The request did not work; it is due again at once. */
  openFailed(producerId: string): void;
  /** The producer is gone, with its consumer. */
  producerClosed(producerId: string): void;
  /** The media part starts anew: nothing is open. */
  restarted(): void;
};

/** How long a track is kept after its tile left the screen. */
const LINGER_MS = 2000;

type Entry = { wantedBy: number; isOpen: boolean; releasedAtMs: number };

export function createConsumptionPlan(): ConsumptionPlan {
  const entries = new Map<string, Entry>();

  return {
    want(producerId) {
      const entry = entries.get(producerId);
      if (entry === undefined) entries.set(producerId, { wantedBy: 1, isOpen: false, releasedAtMs: 0 });
      else entry.wantedBy += 1;
    },
    release(producerId, nowMs) {
      const entry = entries.get(producerId);
      if (entry === undefined) return;
      entry.wantedBy = Math.max(0, entry.wantedBy - 1);
      entry.releasedAtMs = nowMs;
      if (entry.wantedBy === 0 && !entry.isOpen) entries.delete(producerId);
    },
    due(nowMs) {
      const open: string[] = [];
      const close: string[] = [];
      for (const [producerId, entry] of entries) {
        if (entry.wantedBy > 0 && !entry.isOpen) {
          entry.isOpen = true;
          open.push(producerId);
        } else if (entry.wantedBy === 0 && nowMs - entry.releasedAtMs >= LINGER_MS) {
          entries.delete(producerId);
          close.push(producerId);
        }
      }
      return { open, close };
    },
    nextDueAtMs() {
      let next: number | null = null;
      for (const entry of entries.values()) {
        if (entry.wantedBy > 0) continue;
        const atMs = entry.releasedAtMs + LINGER_MS;
        next = next === null ? atMs : Math.min(next, atMs);
      }
      return next;
    },
    openFailed(producerId) {
      const entry = entries.get(producerId);
      if (entry === undefined) return;
      entry.isOpen = false;
      if (entry.wantedBy === 0) entries.delete(producerId);
    },
    producerClosed(producerId) {
      const entry = entries.get(producerId);
      if (entry === undefined) return;
      // Tiles release it when they hear of it; until then it is wanted but not there to be asked for.
      entries.delete(producerId);
    },
    restarted() {
      for (const [producerId, entry] of entries) {
        entry.isOpen = false;
        if (entry.wantedBy === 0) entries.delete(producerId);
      }
    },
  };
}
