import { expect, it } from 'vitest';
import type { SessionId } from '#core/ids.ts';
import { compareClasses } from './last-classes.ts';
import type { ComparedClass } from './past-class.ts';

const aClass = (sessionId: string, figures: Partial<ComparedClass> = {}): ComparedClass => ({
  sessionId: sessionId as SessionId,
  title: 'Threshold',
  startedAtMs: 0,
  averageBpm: null,
  maximumBpm: null,
  hardSeconds: null,
  recoveryBpm: null,
  ...figures,
});

it('puts this class and those before on one axis of round numbers', () => {
  const rows = compareClasses(aClass('own', { averageBpm: 139 }), [
    aClass('a', { averageBpm: 131 }),
    aClass('b', { averageBpm: 147.5 }),
  ]);
  expect(rows).toEqual([
    {
      figure: 'averageBpm',
      value: 139,
      axis: { from: 130, to: 150 },
      place: 0.45,
      earlier: [
        { sessionId: 'a', value: 131, place: 0.05 },
        { sessionId: 'b', value: 147.5, place: 0.875 },
      ],
    },
  ]);
});

it('leaves out classes that do not have a figure, and figures that no class before has', () => {
  const rows = compareClasses(aClass('own', { averageBpm: 140, recoveryBpm: 36 }), [
    aClass('a', { recoveryBpm: 30 }),
    aClass('b'),
  ]);
  expect(rows.map(({ figure, earlier }) => [figure, earlier.length])).toEqual([['recoveryBpm', 1]]);
});

it('says what the others had when this class has no such figure', () => {
  const [row] = compareClasses(aClass('own'), [aClass('a', { hardSeconds: 0 })]);
  expect(row).toMatchObject({ value: null, place: null, axis: { from: 0, to: 60 }, earlier: [{ place: 0 }] });
});

it('has nothing to compare a first class with', () => {
  expect(compareClasses(aClass('own', { averageBpm: 140 }), [])).toEqual([]);
});
