type Beat = { atMs: number; bpm: number };

const SHOWN_MS = 60_000;
/** At least so many bpm from bottom to top, so that a calm heart is a calm line. */
const SPAN_MIN_BPM = 20;
/** A longer pause is a gap in the line, ms. */
const GAP_OVER_MS = 5000;

/** The beats of the last minute as an SVG path, now at the right; `kept` are those that the next one needs. */
export function sparkLine(
  beats: readonly Beat[],
  { nowMs, width, height }: { nowMs: number; width: number; height: number },
): { kept: Beat[]; path: string } {
  const kept = beats.filter(({ atMs }) => nowMs - atMs <= SHOWN_MS);
  if (kept.length < 2) return { kept, path: '' };
  const all = kept.map(({ bpm }) => bpm);
  const middle = (Math.min(...all) + Math.max(...all)) / 2;
  const span = Math.max(SPAN_MIN_BPM, Math.max(...all) - Math.min(...all));
  const path = kept.map(({ atMs, bpm }, index) => {
    const x = width - ((nowMs - atMs) / SHOWN_MS) * width;
    const y = height / 2 - ((bpm - middle) / span) * height;
    const before = kept[index - 1];
    const isStart = before === undefined || atMs - before.atMs > GAP_OVER_MS;
    return `${isStart ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return { kept, path: path.join('') };
}
