/** A strap that went away is tried after 1, 2, 4, 8 and then every 15 s, for as long as the page is open. */
const WAITS_MS = [1000, 2000, 4000, 8000] as const;
const LATER_WAIT_MS = 15_000;

/** Wait before reconnect attempt `attempt` (0, 1, 2 …). */
export function strapReconnectWaitMs(attempt: number): number {
  return WAITS_MS[attempt] ?? LATER_WAIT_MS;
}
