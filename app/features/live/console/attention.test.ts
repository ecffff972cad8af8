import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '#core/ids.ts';
import { type AttentionState, attend, NO_ATTENTION, needing, type Signs, weigh } from './attention.ts';

const id = (name: string) => name as ParticipantId;
const someone = (name: string, signs: Partial<Signs> = {}): Signs => ({
  participantId: id(name),
  handRaisedSinceMs: null,
  lostSinceMs: null,
  nearMaximumSinceMs: null,
  fall: null,
  noReadingSinceMs: null,
  videoLostSinceMs: null,
  ...signs,
});

/** A class that is looked at every second. */
function aClass() {
  let state: AttentionState = NO_ATTENTION;
  return {
    look(second: number, everybody: Signs[], isHeld = false) {
      state = attend(state, { everybody, nowMs: second * 1000, isHeld });
      return state.order;
    },
    reasonOf: (name: string) => state.watched.get(id(name))?.reason,
    needing: () => needing(state),
  };
}

/** The first second at which `name` is in the list, looking every second. */
function firstShownAtS(signsAt: (second: number) => Partial<Signs>, untilS = 300): number | null {
  const room = aClass();
  for (let second = 0; second <= untilS; second += 1) {
    if (room.look(second, [someone('Ann', signsAt(second))]).length > 0) return second;
  }
  return null;
}

describe('somebody comes into the list', () => {
  it.each<[string, (second: number) => Partial<Signs>, number]>([
    ['20 s after the strap was lost', () => ({ lostSinceMs: 0 }), 20],
    ['after 30 s near the own maximum', () => ({ nearMaximumSinceMs: 0 }), 30],
    ['10 s after the picture stood still', () => ({ videoLostSinceMs: 0 }), 10],
    ['60 s after joining without a reading', () => ({ noReadingSinceMs: 0 }), 60],
    ['at once with a raised hand', () => ({ handRaisedSinceMs: 0 }), 0],
    ['after falling by 15 bpm for 8 s', () => ({ fall: { dropBpm: 15, overMs: 40_000 } }), 8],
  ])('%s', (_what, signsAt, expectedS) => {
    expect(firstShownAtS(signsAt)).toBe(expectedS);
  });

  it('not with a fall of 14 bpm, nor with one of 21 that lasts 7 s', () => {
    expect(firstShownAtS(() => ({ fall: { dropBpm: 14, overMs: 40_000 } }))).toBeNull();
    const short = (second: number) => ({ fall: second % 10 < 8 ? { dropBpm: 21, overMs: 40_000 } : null });
    expect(firstShownAtS(short)).toBeNull();
  });

  it('not when the strap comes back within 20 s, again and again', () => {
    expect(firstShownAtS((second) => ({ lostSinceMs: Math.floor(second / 20) * 20_000 }))).toBeNull();
  });
});

describe('somebody leaves the list', () => {
  it('12 s after the strap is back, and until then it says that it is over', () => {
    const room = aClass();
    for (let second = 0; second <= 30; second += 1) room.look(second, [someone('Ann', { lostSinceMs: 0 })]);
    expect(room.look(31, [someone('Ann')])).toEqual(['Ann']);
    expect(room.reasonOf('Ann')).toMatchObject({ kind: 'strap-lost', isOver: true });
    expect(room.look(42, [someone('Ann')])).toEqual(['Ann']);
    expect(room.look(43, [someone('Ann')])).toEqual([]);
  });

  it('not while a fall of 8 bpm remains, which is more than half of 15', () => {
    const room = aClass();
    const falling = (dropBpm: number) => [someone('Ann', { fall: { dropBpm, overMs: 40_000 } })];
    for (let second = 0; second <= 20; second += 1) room.look(second, falling(21));
    for (let second = 21; second <= 60; second += 1) expect(room.look(second, falling(8))).toEqual(['Ann']);
    expect(room.reasonOf('Ann')?.isOver).toBe(false);
    for (let second = 61; second < 73; second += 1) expect(room.look(second, falling(7))).toEqual(['Ann']);
    expect(room.reasonOf('Ann')?.isOver).toBe(true);
    expect(room.look(73, falling(7))).toEqual([]);
  });

  it('at the next move when the hand is lowered', () => {
    const room = aClass();
    room.look(0, [someone('Ann', { handRaisedSinceMs: 0 })]);
    expect(room.look(5, [someone('Ann')])).toEqual(['Ann']);
    expect(room.needing()).toEqual([]);
    expect(room.look(10, [someone('Ann')])).toEqual([]);
  });

  it('at once when they leave the class', () => {
    const room = aClass();
    room.look(0, [someone('Ann', { handRaisedSinceMs: 0 })]);
    expect(room.look(1, [], true)).toEqual([]);
  });

  it('after two minutes when they have no strap: it was said', () => {
    const room = aClass();
    let last: readonly ParticipantId[] = [];
    for (let second = 0; second <= 200; second += 1)
      last = room.look(second, [someone('Ann', { noReadingSinceMs: 0 })]);
    expect(last).toEqual([]);
  });
});

describe('the order', () => {
  const high = someone('High', { nearMaximumSinceMs: -60_000 });
  const hand = someone('Hand', { handRaisedSinceMs: 0 });
  const lost = someone('Lost', { lostSinceMs: -60_000 });
  const falling = someone('Fall', { fall: { dropBpm: 21, overMs: 40_000 } });

  it('is health, questions, straps, falls', () => {
    const room = aClass();
    const everybody = [falling, lost, hand, high];
    for (let second = 0; second <= 20; second += 1) room.look(second, everybody);
    expect(room.look(21, everybody)).toEqual(['High', 'Hand', 'Lost', 'Fall']);
  });

  it('puts two signs before one', () => {
    // 3 + 1.4 = 4.4 against 3.
    const both = someone('Both', { lostSinceMs: -60_000, fall: { dropBpm: 21, overMs: 40_000 } });
    expect(weigh(both, 0).score).toBeCloseTo(4.4);
    const room = aClass();
    for (let second = 0; second <= 10; second += 1) room.look(second, [lost, both]);
    expect(room.look(11, [lost, both])).toEqual(['Both', 'Lost']);
  });

  it('stays while the pointer is in the grid', () => {
    const room = aClass();
    room.look(0, [hand]);
    for (let second = 1; second <= 60; second += 1) expect(room.look(second, [hand, high], true)).toEqual(['Hand']);
    expect(room.needing()).toHaveLength(2);
    expect(room.look(61, [hand, high])).toEqual(['High', 'Hand']);
  });
});

describe('whatever happens', () => {
  const anySigns = (name: string) =>
    fc.record({
      participantId: fc.constant(id(name)),
      handRaisedSinceMs: fc.constantFrom(null, 0),
      lostSinceMs: fc.constantFrom(null, -60_000, 0),
      nearMaximumSinceMs: fc.constantFrom(null, -60_000),
      fall: fc.constantFrom(null, { dropBpm: 30, overMs: 40_000 }, { dropBpm: 5, overMs: 40_000 }),
      noReadingSinceMs: fc.constantFrom(null, -70_000),
      videoLostSinceMs: fc.constantFrom(null, -60_000),
    });
  const anyLook = fc.record({
    everybody: fc.tuple(anySigns('A'), anySigns('B'), anySigns('C')).chain((all) => fc.subarray(all)),
    isHeld: fc.boolean(),
    afterMs: fc.integer({ min: 0, max: 15_000 }),
  });

  it('nobody is listed twice or after leaving, and the list moves every 10 s at most and never while held', () => {
    fc.assert(
      fc.property(fc.array(anyLook, { maxLength: 40 }), (looks) => {
        let state: AttentionState = NO_ATTENTION;
        let nowMs = 0;
        let movedAtMs = Number.NEGATIVE_INFINITY;
        for (const { everybody, isHeld, afterMs } of looks) {
          nowMs += afterMs;
          const next = attend(state, { everybody, nowMs, isHeld });
          const present = everybody.map(({ participantId }) => participantId);
          expect(new Set(next.order).size).toBe(next.order.length);
          expect(next.order.every((each) => present.includes(each))).toBe(true);
          const stayed = state.order.filter((each) => present.includes(each));
          if (String(next.order) !== String(stayed)) {
            expect(isHeld).toBe(false);
            expect(nowMs - movedAtMs).toBeGreaterThanOrEqual(10_000);
            movedAtMs = nowMs;
          }
          state = next;
        }
      }),
    );
  });
});
