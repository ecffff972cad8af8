import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '#core/ids.ts';
import type { ReasonKind } from './attention.ts';
import type { Place } from './console-layout.ts';
import { drawnTiles } from './drawn-tiles.ts';

const ANNA = '00000000-0000-4000-8000-000000000001' as ParticipantId;
const RECT = { xPx: 10, yPx: 20, widthPx: 200, heightPx: 120 };

const drawn = (
  kind: Place['kind'],
  {
    reason,
    widthPx = 1200,
    rectBefore = RECT,
    rect = RECT,
  }: Partial<{
    reason: ReasonKind;
    widthPx: number;
    rectBefore: Place['rect'];
    rect: Place['rect'];
  }> = {},
) =>
  drawnTiles([{ participantId: ANNA, kind, rect }], {
    slotOf: () => 7,
    reasons: new Map(reason === undefined ? [] : [[ANNA, reason]]),
    widthPx,
    rectsBefore: new Map([[ANNA, rectBefore]]),
  })[0];

describe('what the canvas shows on a place', () => {
  it('has the number in the lower left corner of a tile and the last minute in the lower right one', () => {
    expect(drawn('tile')).toEqual({
      slot: 7,
      badge: { xPx: 10, yPx: 108, widthPx: 80, heightPx: 32 },
      spark: { rect: { xPx: 126, yPx: 110, widthPx: 84, heightPx: 30 }, hasPlate: true },
      restsForMs: 0,
    });
  });

  it('leaves the line out where it would cover the number', () => {
    expect(drawn('tile', { rect: { ...RECT, widthPx: 130 } })?.spark).toBeNull();
  });

  it('leaves the number of a card to the page, and its line out where words say that there is no signal', () => {
    expect(drawn('card', { reason: 'hand' })).toMatchObject({ badge: null, spark: { hasPlate: false } });
    expect(drawn('card', { reason: 'strap-lost' })?.spark).toBeNull();
    expect(drawn('card', { reason: 'no-reading' })?.spark).toBeNull();
    expect(drawn('card', { reason: 'hand', widthPx: 390 })?.spark).toBeNull();
  });

  it('rests while a tile is on its way to another place', () => {
    expect(drawn('tile', { rectBefore: { ...RECT, xPx: 0 } })?.restsForMs).toBe(360);
  });
});

it('shows nothing of somebody who has left', () => {
  const tiles = drawnTiles([{ participantId: ANNA, kind: 'tile', rect: RECT }], {
    slotOf: () => null,
    reasons: new Map(),
    widthPx: 1200,
    rectsBefore: new Map(),
  });
  expect(tiles).toEqual([]);
});
