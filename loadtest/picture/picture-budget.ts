import os from 'node:os';

/** So many always move, however busy the machine is: a class of initials alone is no class. */
export const PICTURES_MIN = 4;
/** One participant's picture for each so much of an idle core: sending one costs about 1 % of a core, showing one more. */
const PICTURES_PER_IDLE_CORE = 3;
/** Kept free for the page that watches, and for what comes. */
const RESERVED_CORES = 0.5;
/** Below this much idle there are too many. */
const TOO_LITTLE_IDLE_CORES = 0.25;
/** A verdict has to last this long before anything changes, ms: pictures that come and go are worse than few. */
const HELD_FOR_MS = 30_000;

/** How many participants send a picture. Whoever leads always sends one. */
export type PictureBudget = {
  /**
   * Takes a measurement and returns the number from now on. The first one decides; later ones only where they say the
   * same for 30 s, and what was once too much stays too much.
   */
  measured(now: { idleCores: number; atMs: number }): number;
};

/** @param options.participants who could send one */
export function createPictureBudget({ participants }: { participants: number }): PictureBudget {
  const least = Math.min(PICTURES_MIN, participants);
  let most = participants;
  let count: number | null = null;
  let verdict: Verdict = 'right';
  let sinceMs = 0;

  return {
    measured({ idleCores, atMs }) {
      if (count === null) {
        count = within(least, most, room(idleCores));
        sinceMs = atMs;
        return count;
      }
      const next = verdictOf(idleCores);
      if (next !== verdict) {
        verdict = next;
        sinceMs = atMs;
      }
      if (verdict === 'right' || atMs - sinceMs < HELD_FOR_MS) return count;
      if (verdict === 'too-many') most = Math.max(least, count - 1);
      count = within(least, most, verdict === 'too-many' ? count - 1 : count + room(idleCores));
      sinceMs = atMs;
      return count;
    },
  };
}

type Verdict = 'right' | 'too-many' | 'too-few';

function verdictOf(idleCores: number): Verdict {
  if (idleCores < TOO_LITTLE_IDLE_CORES) return 'too-many';
  return room(idleCores) > 0 ? 'too-few' : 'right';
}

/** For how many pictures more the idle cores are good. */
function room(idleCores: number): number {
  return Math.max(0, Math.floor((idleCores - RESERVED_CORES) * PICTURES_PER_IDLE_CORE));
}

function within(least: number, most: number, value: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Measures how many cores did nothing since the last call. */
export function createIdleMeter(): () => number {
  const read = () =>
    os.cpus().reduce(
      (sum, { times }) => ({
        idleMs: sum.idleMs + times.idle,
        totalMs: sum.totalMs + times.user + times.nice + times.sys + times.idle + times.irq,
      }),
      { idleMs: 0, totalMs: 0 },
    );
  let last = read();
  return () => {
    const now = read();
    const totalMs = now.totalMs - last.totalMs;
    const share = totalMs <= 0 ? 0 : (now.idleMs - last.idleMs) / totalMs;
    last = now;
    return share * os.cpus().length;
  };
}
