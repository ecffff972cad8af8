const STEPS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
/** A tick's text and the space around it, px. */
const TICK_PX = 76;

/** Round times (seconds from the start) for the axis under a chart. */
export function timeTicks({ seconds, width }: { seconds: number; width: number }): number[] {
  const most = Math.max(2, Math.floor(width / TICK_PX));
  const step = STEPS_S.find((each) => seconds / each <= most) ?? 3600;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
}
