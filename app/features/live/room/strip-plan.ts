import type { ParticipantInfo } from '#core/protocol/signaling.ts';

export type StripPlan = {
  /** Cells of the strip, the own tile and the count among them. */
  cells: number;
  pinned: ParticipantInfo[];
  /** Those of the page. */
  turning: ParticipantInfo[];
  page: number;
  pageCount: number;
  /** People without a tile now. */
  hiddenCount: number;
};

/** One's own tile, and the count of those who do not fit. */
const OWN = 1;
const COUNT = 1;
/** A strip that has to turn pages shows three people and the count, on the narrowest phone too. */
const TURNING_CELLS_MIN = 4;

/**
 * Who is on the strip: you, the pinned, then a page of the rest. The order is that of the slots and never of who
 * speaks. Any whole `page` is one: the pages go round.
 */
export function planStrip({
  others,
  pinned,
  places,
  page,
}: {
  others: readonly ParticipantInfo[];
  /** Participant ids; where not all of them fit, those pinned last. */
  pinned: readonly string[];
  /** Tiles that the strip's width carries. */
  places: number;
  page: number;
}): StripPlan {
  const isPinned = (ids: readonly string[]) => (other: ParticipantInfo) => ids.includes(other.participantId);
  if (others.length + OWN <= places) {
    return {
      cells: places,
      pinned: others.filter(isPinned(pinned)),
      turning: others.filter((other) => !isPinned(pinned)(other)),
      page: 0,
      pageCount: 1,
      hiddenCount: 0,
    };
  }
  const cells = Math.max(TURNING_CELLS_MIN, places);
  const seats = cells - OWN - COUNT;
  // At least one seat turns, or the rest of the class would never be seen.
  const here = pinned.filter((id) => others.some(({ participantId }) => participantId === id)).slice(-(seats - 1));
  const kept = others.filter(isPinned(here));
  const rest = others.filter((other) => !isPinned(here)(other));
  const pageSize = seats - kept.length;
  const pageCount = Math.max(1, Math.ceil(rest.length / pageSize));
  const wrapped = ((page % pageCount) + pageCount) % pageCount;
  const turning = rest.slice(wrapped * pageSize, (wrapped + 1) * pageSize);
  return { cells, pinned: kept, turning, page: wrapped, pageCount, hiddenCount: rest.length - turning.length };
}
