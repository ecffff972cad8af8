import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreamProgress } from './stream-progress.ts';

describe('what STORED may say', () => {
  it('[DN6] is nothing before something is committed', () => {
    const progress = createStreamProgress();
    progress.received(0, 9);
    expect(progress.takeDue()).toBeNull();
  });

  it('[DN6] is the end of what is committed, once', () => {
    const progress = createStreamProgress();
    progress.received(0, 9);
    progress.stored(0, 9);
    expect(progress.takeDue()).toBe(9);
    expect(progress.takeDue()).toBeNull();
  });

  it('[DN6] stops before readings that are not committed, until they are', () => {
    const progress = createStreamProgress();
    progress.received(0, 9);
    progress.stored(0, 9);
    progress.received(10, 19); // This batch fails.
    progress.received(20, 29);
    progress.stored(20, 29);
    expect(progress.takeDue()).toBe(9);
    progress.received(10, 19);
    progress.stored(10, 19);
    expect(progress.takeDue()).toBe(29);
  });

  it('[DN6] is nothing when the first readings of the connection are the ones that failed', () => {
    const progress = createStreamProgress();
    progress.received(100, 104);
    progress.received(105, 109);
    progress.stored(105, 109);
    expect(progress.takeDue()).toBeNull();
  });

  it('[DN7] is said again when readings came again', () => {
    const progress = createStreamProgress();
    for (let times = 0; times < 2; times++) {
      progress.received(3, 7);
      progress.stored(3, 7);
      expect(progress.takeDue()).toBe(7);
    }
  });
});

it('keeps one range for a client that sends in order while nothing is stored', () => {
  const progress = createStreamProgress();
  for (let sequence = 0; sequence < 1000; sequence += 5) progress.received(sequence, sequence + 4);
  expect(progress.openRanges).toBe(1);
});

// fast-check prints seed and counterexample when a property fails.
it('[DN6] never covers a reading that was received and not stored', () => {
  const range = fc.tuple(fc.nat(60), fc.nat(12)).map(([first, more]) => ({ first, last: first + more }));
  const step = fc.record({ range, isStored: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const progress = createStreamProgress();
      const open = new Set<number>();
      const stored = new Set<number>();
      for (const {
        range: { first, last },
        isStored,
      } of steps) {
        const sequences = Array.from({ length: last - first + 1 }, (_, index) => first + index);
        progress.received(first, last);
        for (const sequence of sequences) open.add(sequence);
        if (!isStored) continue;
        progress.stored(first, last);
        for (const sequence of sequences) {
          open.delete(sequence);
          stored.add(sequence);
        }
        const due = progress.takeDue();
        const obstacle = Math.min(...open);
        const lowest = Math.min(...stored);
        expect(due).toBe(obstacle <= lowest ? null : Math.min(Math.max(...stored), obstacle - 1));
      }
    }),
    { numRuns: 1000 },
  );
});
