/** How much of one stream, as one connection sent it, is stored: what STORED may say [DN6]. */
export type StreamProgress = {
  /** Readings `first`…`last` arrived. */
  received(first: number, last: number): void;
  /** They are committed. Those that never are stay an obstacle for all later ones until they are sent again. */
  stored(first: number, last: number): void;
  /** Sequence for a STORED that is due, once; `null` when there is nothing (new) to say. */
  takeDue(): number | null;
  /** Separate stretches that wait. A client that sends in order has few. */
  readonly openRanges: number;
};

type Range = { first: number; last: number };

export function createStreamProgress(): StreamProgress {
  /** Received and not stored: rising, apart from one another. */
  let open: Range[] = [];
  let lowestStored = Number.POSITIVE_INFINITY;
  let highestStored = -1;
  let isDue = false;

  return {
    received(first, last) {
      const merged = { first, last };
      const apart: Range[] = [];
      for (const range of open) {
        if (range.last < merged.first - 1 || range.first > merged.last + 1) {
          apart.push(range);
        } else {
          merged.first = Math.min(merged.first, range.first);
          merged.last = Math.max(merged.last, range.last);
        }
      }
      open = [...apart, merged].sort((a, b) => a.first - b.first);
    },

    stored(first, last) {
      open = open.flatMap((range) => [
        ...(range.first < first ? [{ first: range.first, last: Math.min(range.last, first - 1) }] : []),
        ...(range.last > last ? [{ first: Math.max(range.first, last + 1), last: range.last }] : []),
      ]);
      lowestStored = Math.min(lowestStored, first);
      highestStored = Math.max(highestStored, last);
      isDue = true;
    },

    takeDue() {
      if (!isDue) return null;
      isDue = false;
      const obstacle = open[0]?.first ?? Number.POSITIVE_INFINITY;
      const through = Math.min(highestStored, obstacle - 1);
      return through >= lowestStored ? through : null;
    },

    get openRanges() {
      return open.length;
    },
  };
}
