import { describe, expect, it } from 'vitest';
import { columnBpms, columnStartMs, decodeColumnZones, encodeColumnZones } from './history-columns.ts';
import { classHistorySchema, ownHistorySchema } from './session-history.ts';
import { zoneLowerBoundsBpm } from './zones.ts';

const at = (capturedAtMs: number, bpm: number) => ({ capturedAtMs, bpm });

describe('a class in columns of five seconds', () => {
  it('begins columns at multiples of five seconds of the session clock', () => {
    expect([0, 4999, 5000, 1_790_000_004_999.5].map(columnStartMs)).toEqual([0, 0, 5000, 1_790_000_000_000]);
  });

  it('has the last heart rate of each, and null where there is none', () => {
    const samples = [at(9000, 99), at(10_000, 120), at(14_999.5, 121), at(25_000, 130)];
    expect(columnBpms(samples, 10_000)).toEqual([121, null, null, 130]);
    expect(columnBpms([], 10_000)).toEqual([]);
  });

  it('is one character each on the wire', () => {
    // Bounds of a maximum of 200: 120, 140, 160, 180.
    const bounds = zoneLowerBoundsBpm({ hrMaxBpm: 200 });
    const zones = encodeColumnZones([119, 120, null, 159, 160, 200], bounds);
    expect(zones).toBe('12.345');
    expect(decodeColumnZones(zones)).toEqual([1, 2, null, 3, 4, 5]);
  });
});

describe('the history of a session, as a browser takes it', () => {
  it('takes what the server says', () => {
    const told = {
      fromMs: 5000,
      people: [
        { slot: 0, zones: '' },
        { slot: 3, zones: '.12345' },
      ],
    };
    expect(classHistorySchema.parse(told)).toEqual(told);
    expect(ownHistorySchema.parse({ fromMs: 5000, bpms: [null, 120] }).bpms).toEqual([null, 120]);
  });

  it.each([
    {},
    { fromMs: '5000', people: [] },
    { fromMs: 0, people: [{ slot: 1, zones: '6' }] },
    { fromMs: 0, people: [{ slot: -1, zones: '' }] },
    { fromMs: 0, people: [{ slot: 1, zones: '1'.repeat(2881) }] },
  ])('refuses %o of a class', (answer) => {
    expect(classHistorySchema.safeParse(answer).success).toBe(false);
  });

  it.each([{ fromMs: 0 }, { fromMs: 0, bpms: [0] }, { fromMs: 0, bpms: ['120'] }])(
    'refuses %o of oneself',
    (answer) => {
      expect(ownHistorySchema.safeParse(answer).success).toBe(false);
    },
  );
});
