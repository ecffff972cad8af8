import { expect, it } from 'vitest';
import type { SessionId } from '#core/ids.ts';
import { sureLossOf } from './sure-loss.ts';

it('falls on another of them in each class, within two minutes', () => {
  const losses = Array.from({ length: 60 }, () =>
    sureLossOf({ sessionId: crypto.randomUUID() as string as SessionId, people: 12 }),
  );
  for (const { index, afterS } of losses) {
    expect(index).toBeGreaterThanOrEqual(0);
    expect(index).toBeLessThan(12);
    expect(afterS).toBeGreaterThanOrEqual(50);
    expect(afterS).toBeLessThanOrEqual(90);
  }
  expect(new Set(losses.map(({ index }) => index)).size).toBeGreaterThan(3);
});
