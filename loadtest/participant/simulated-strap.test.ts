import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { seededRandom } from '#core/simulation/seeded-random.ts';
import { simulatedBody } from '#core/simulation/simulated-person.ts';
import { startSimulatedStrap } from './simulated-strap.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startStrap(lossPerSecond: number, sureLossAfterS: number | null = null) {
  const happened: string[] = [];
  const strap = startSimulatedStrap({
    body: simulatedBody(3, { year: 2026 }),
    intensity: () => 0.7,
    warmUp: [],
    onReading: ({ bpm }) => happened.push(bpm > 0 ? 'reading' : 'nothing'),
    onSensor: (state) => happened.push(state),
    random: seededRandom(3),
    lossPerSecond,
    sureLossAfterS,
  });
  return { strap, happened };
}

it('gives a reading a second from the moment that it is put on', () => {
  const { strap, happened } = startStrap(0);
  vi.advanceTimersByTime(10_000);
  strap.close();
  vi.advanceTimersByTime(10_000);
  expect(happened).toEqual(['connected', ...Array.from({ length: 11 }, () => 'reading')]);
});

it('says that it is looked for, is silent for 20 to 60 s, and comes back', () => {
  const { strap, happened } = startStrap(1);
  expect(happened).toEqual(['connected', 'searching']);
  vi.advanceTimersByTime(19_000);
  expect(happened).toEqual(['connected', 'searching']);
  vi.advanceTimersByTime(42_000);
  expect(happened.slice(0, 4)).toEqual(['connected', 'searching', 'connected', 'reading']);
  strap.close();
});

it('is lost once at the time that is asked for, where chance spares it', () => {
  const { strap, happened } = startStrap(0, 30);
  vi.advanceTimersByTime(29_000);
  expect(happened).not.toContain('searching');
  vi.advanceTimersByTime(3_000);
  expect(happened.at(-1)).toBe('searching');
  vi.advanceTimersByTime(300_000);
  strap.close();
  expect(happened.filter((what) => what === 'searching')).toHaveLength(1);
});
