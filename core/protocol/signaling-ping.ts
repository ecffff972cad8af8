/** [SG21] How often the room pings each connection, ms. */
export const SIGNALING_PING_INTERVAL_MS = 2000;

/** [SG21] What an answer is given, ms. A vanished end is noticed after at most both together. */
export const SIGNALING_PING_TIMEOUT_MS = 4000;
