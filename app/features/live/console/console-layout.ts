import type { ParticipantId } from '#core/ids.ts';
import { layOutNarrow, NARROW_PX } from './console-layout-narrow.ts';
import { layOutWide } from './console-layout-wide.ts';

export type Place = {
  participantId: ParticipantId;
  /** `card`: with the reason in words; `tile`: one of the rest; `spotlight`: large. */
  kind: 'card' | 'tile' | 'spotlight';
  rect: Rect;
};
export type Rect = { xPx: number; yPx: number; widthPx: number; heightPx: number };

export type ConsoleLayout = {
  /** In reading order. Who is on another page has no place. */
  places: Place[];
  /** Above the cards; `null` where there are none. */
  attentionLine: Rect | null;
  /** Above the rest, or beside the line of the cards. */
  restLine: Rect;
  restCount: number;
  /** A cell that nobody needs, for the note about who keeps it private. */
  spare: Rect | null;
  page: number;
  pageCount: number;
  heightPx: number;
  /** One card under the other, and the page scrolls. */
  isNarrow: boolean;
};

export type LayoutWish = {
  widthPx: number;
  heightPx: number;
  attention: readonly ParticipantId[];
  rest: readonly ParticipantId[];
  spotlight: ParticipantId | null;
  page: number;
};

/** Who is where. On wide screens all of it fits the height that is there; the rest of the rest is on further pages. */
export function layOutConsole(wish: LayoutWish): ConsoleLayout {
  const attention = wish.attention.filter((each) => each !== wish.spotlight);
  const rest = wish.rest.filter((each) => each !== wish.spotlight);
  const layOut = wish.widthPx < NARROW_PX ? layOutNarrow : layOutWide;
  return layOut({ ...wish, attention, rest });
}
