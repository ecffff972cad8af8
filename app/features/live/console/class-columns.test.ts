import { describe, expect, it } from 'vitest';
import {
  type ColumnState,
  createClassColumns,
  distributionByMinute,
  distributionOf,
  fullestZone,
  timeInZones,
} from './class-columns.ts';

const states = (...entries: [number, ColumnState][]) => new Map(entries);

describe('the class in columns', () => {
  it('has one column per five seconds, with what was seen last in it', () => {
    const columns = createClassColumns();
    columns.note(10_200, states([1, 3]));
    columns.note(14_900, states([1, 4], [2, 'lost']));
    columns.note(15_000, states([1, 5]));
    expect(columns.all()).toEqual([
      { fromMs: 10_000, states: states([1, 4], [2, 'lost']) },
      { fromMs: 15_000, states: states([1, 5]) },
    ]);
  });

  it('keeps a gap as a gap', () => {
    const columns = createClassColumns();
    columns.note(0, states([1, 3]));
    columns.note(20_000, states([1, 3]));
    expect(columns.all().map(({ fromMs }) => fromMs)).toEqual([0, 20_000]);
  });

  it('is not torn by a clock that is set back', () => {
    const columns = createClassColumns();
    columns.note(20_000, states([1, 3]));
    columns.note(19_900, states([1, 4]));
    expect(columns.all()).toEqual([{ fromMs: 20_000, states: states([1, 3]) }]);
  });

  it('does not change with the map that was noted', () => {
    const columns = createClassColumns();
    const noted = states([1, 3]);
    columns.note(0, noted);
    noted.set(1, 5);
    expect(columns.all()[0]?.states.get(1)).toBe(3);
  });

  it('forgets somebody in the past too', () => {
    const columns = createClassColumns();
    columns.note(0, states([1, 3], [2, 4]));
    columns.note(5000, states([2, 4]));
    columns.forget(1);
    expect(columns.all().map((column) => [...column.states.keys()])).toEqual([[2], [2]]);
  });
});

describe('what the server knows of the class', () => {
  it('fills the time before this page, and gaps of it', () => {
    const columns = createClassColumns();
    columns.note(20_000, states([1, 3]));
    columns.note(40_000, states([1, 4]));
    columns.fill({
      fromMs: 5000,
      people: [
        { slot: 1, zones: '12.....5' },
        { slot: 2, zones: '.2' },
      ],
    });
    expect(columns.all()).toEqual([
      { fromMs: 5000, states: states([1, 1]) },
      { fromMs: 10_000, states: states([1, 2], [2, 2]) },
      { fromMs: 20_000, states: states([1, 3]) },
      { fromMs: 40_000, states: states([1, 4]) },
    ]);
  });

  it('changes nothing of what this page saw, whichever came first', () => {
    const columns = createClassColumns();
    columns.note(5000, states([1, 'lost']));
    columns.fill({ fromMs: 0, people: [{ slot: 1, zones: '555' }] });
    columns.note(10_000, states([2, 1]));
    expect(columns.all().map((column) => [...column.states])).toEqual([[[1, 5]], [[1, 'lost']], [[2, 1]]]);
  });

  it('is revised by what came later, and leaves gaps as gaps', () => {
    const columns = createClassColumns();
    columns.fill({ fromMs: 0, people: [{ slot: 1, zones: '3...3' }] });
    columns.fill({ fromMs: 5000, people: [{ slot: 1, zones: '4' }] });
    expect(columns.all().map(({ fromMs }) => fromMs)).toEqual([0, 5000, 20_000]);
  });

  it('goes with somebody who is forgotten', () => {
    const columns = createClassColumns();
    columns.fill({
      fromMs: 0,
      people: [
        { slot: 1, zones: '33' },
        { slot: 2, zones: '4' },
      ],
    });
    columns.note(10_000, states([1, 3]));
    columns.forget(1);
    expect(columns.all().map((column) => [...column.states.keys()])).toEqual([[2], [], []]);
  });

  it('counts in the tables', () => {
    const columns = createClassColumns();
    columns.fill({ fromMs: 0, people: [{ slot: 7, zones: '44.5' }] });
    columns.note(20_000, states([7, 5]));
    expect(timeInZones(columns.all(), 7)).toEqual({ secondsInZone: [0, 0, 0, 10, 10], lostS: 0 });
  });
});

describe('the distribution', () => {
  it('counts zones and lost signals', () => {
    expect(distributionOf([4, 4, 'lost', 1, 5])).toEqual({ byZone: [1, 0, 0, 2, 1], lost: 1 });
  });

  it('names the zone with the most people, the higher of two', () => {
    expect(fullestZone(distributionOf([2, 2, 4, 4, 5]))).toEqual({ zone: 4, count: 2 });
    expect(fullestZone(distributionOf(['lost']))).toBeNull();
  });

  it('is told per minute as it was at the end of each', () => {
    const columns = createClassColumns();
    columns.note(100_000, states([1, 1]));
    columns.note(155_000, states([1, 2]));
    columns.note(160_000, states([1, 3], [2, 'lost']));
    expect(distributionByMinute(columns.all(), 100_000)).toEqual([
      { fromMs: 100_000, byZone: [0, 1, 0, 0, 0], lost: 0 },
      { fromMs: 160_000, byZone: [0, 0, 1, 0, 0], lost: 1 },
    ]);
  });

  it('adds up one person’s time, gaps apart', () => {
    const columns = createClassColumns();
    for (const [index, state] of ([4, 4, 'lost', 5] as const).entries()) columns.note(index * 5000, states([7, state]));
    columns.note(20_000, states([8, 1]));
    expect(timeInZones(columns.all(), 7)).toEqual({ secondsInZone: [0, 0, 0, 10, 5], lostS: 5 });
  });
});
