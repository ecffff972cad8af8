import { describe, expect, it } from 'vitest';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { planStrip } from './strip-plan.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, slot) => ({ participantId: `p${slot}`, slot })) as unknown as ParticipantInfo[];
const ids = (shown: readonly ParticipantInfo[]) => shown.map(({ participantId }) => participantId);

describe('the strip', () => {
  it('shows everybody when all fit', () => {
    const plan = planStrip({ others: people(5), pinned: [], places: 6, page: 3 });
    expect(ids(plan.turning)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
    expect(plan).toMatchObject({ cells: 6, page: 0, pageCount: 1, hiddenCount: 0 });
  });

  it('turns pages otherwise, with the count in the last cell', () => {
    const first = planStrip({ others: people(17), pinned: [], places: 6, page: 0 });
    expect(ids(first.turning)).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(first).toMatchObject({ pageCount: 5, hiddenCount: 13 });
    const last = planStrip({ others: people(17), pinned: [], places: 6, page: 4 });
    expect(ids(last.turning)).toEqual(['p16']);
    expect(last.hiddenCount).toBe(16);
  });

  it('goes round in both directions', () => {
    const pageAt = (page: number) => planStrip({ others: people(17), pinned: [], places: 6, page }).page;
    expect([pageAt(5), pageAt(11), pageAt(-1), pageAt(-6)]).toEqual([0, 1, 4, 4]);
  });

  it('has three people and the count on a phone', () => {
    const plan = planStrip({ others: people(17), pinned: [], places: 3, page: 0 });
    expect(plan).toMatchObject({ cells: 4, hiddenCount: 15 });
    expect(ids(plan.turning)).toEqual(['p0', 'p1']);
  });

  it('keeps who is pinned on every page, and shows nobody twice', () => {
    for (const page of [0, 1, 2, 3, 4, 5, 6]) {
      const plan = planStrip({ others: people(17), pinned: ['p9', 'p2'], places: 6, page });
      expect(ids(plan.pinned)).toEqual(['p2', 'p9']);
      expect(ids(plan.turning)).not.toContain('p2');
      expect(plan.turning.length).toBeGreaterThan(0);
    }
  });

  it('lets everybody be seen once in a round, however many are pinned', () => {
    const pinned = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'gone'];
    const options = { others: people(12), pinned, places: 6 };
    const { pageCount, pinned: kept } = planStrip({ ...options, page: 0 });
    // Of four seats one turns; those pinned last stay.
    expect(ids(kept)).toEqual(['p3', 'p4', 'p5']);
    const seen = Array.from({ length: pageCount }, (_, page) => ids(planStrip({ ...options, page }).turning)).flat();
    expect(new Set([...seen, ...ids(kept)])).toEqual(new Set(ids(people(12))));
  });
});
