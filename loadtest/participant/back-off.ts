const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** Wait before attempt 0, 1, 2 … to come back; half of it is chance, so that a class does not come back in one instant. */
export function backOffMs(attempt: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
  return full / 2 + (full / 2) * random();
}
