import os from 'node:os';

/** One participant's picture for each so much of an idle core: sending one costs about 1 % of a core, showing one more. */
const PICTURES_PER_IDLE_CORE = 3;
/** Kept free for the page that watches, and for what comes. */
const RESERVED_CORES = 0.5;
/** Below this much idle there are too many. */
const TOO_LITTLE_IDLE_CORES = 0.25;

/**
 * How many participants send a picture from now on. Whoever leads always sends one.
 * @param options.idleCores cores that did nothing lately, in all
 */
export function nextPictureCount({
  current,
  idleCores,
  participants,
}: {
  current: number;
  idleCores: number;
  participants: number;
}): number {
  if (idleCores < TOO_LITTLE_IDLE_CORES) return Math.max(0, current - 1);
  const more = Math.max(0, Math.floor((idleCores - RESERVED_CORES) * PICTURES_PER_IDLE_CORE));
  return Math.min(participants, current + more);
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
