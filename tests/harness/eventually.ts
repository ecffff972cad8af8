import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/** Looks again until there is something, and gives it back; fails with `what` after `withinMs`. */
export async function eventually<T>(
  what: string,
  withinMs: number,
  look: () => T | Promise<T>,
): Promise<Exclude<T, undefined | null | false>> {
  const deadlineMs = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) {
      return found as Exclude<T, undefined | null | false>;
    }
    if (performance.now() > deadlineMs) throw new Error(`within ${withinMs} ms not so: ${what}`);
    await delay(LOOK_EVERY_MS);
  }
}
