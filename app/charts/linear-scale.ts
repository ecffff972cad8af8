/** Numbers of `domain` onto `range`, px: both ends meet, everything between and beyond follows in a straight line. */
export function linearScale([from, to]: readonly [number, number], [start, end]: readonly [number, number]) {
  // A domain without a length is drawn in the middle of its range.
  const share = (value: number) => (to === from ? 0.5 : (value - from) / (to - from));
  return {
    at: (value: number) => start + share(value) * (end - start),
    /** Values beyond the domain stay at its ends. */
    within: (value: number) => start + Math.min(1, Math.max(0, share(value))) * (end - start),
    /** The number at a place of the range. */
    invert: (px: number) => (end === start ? from : from + ((px - start) / (end - start)) * (to - from)),
  };
}
