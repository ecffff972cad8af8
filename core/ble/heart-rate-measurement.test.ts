import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeHeartRateMeasurement,
  encodeHeartRateMeasurement,
  type HeartRateReading,
  rrMs,
} from './heart-rate-measurement.ts';

const view = (...octets: number[]) => new DataView(Uint8Array.from(octets).buffer);
const u16 = (value: number) => [value & 0xff, value >> 8];

/** The frame that HRS 1.0 prescribes for these fields; written apart from the decoder. */
function frameOf(fields: { flags: number; heartRate: number; energyKj: number; rr1024: number[] }): {
  octets: number[];
  fixedSize: number;
} {
  const fixed = [
    fields.flags,
    ...(fields.flags & 0x01 ? u16(fields.heartRate) : [fields.heartRate & 0xff]),
    ...(fields.flags & 0x08 ? u16(fields.energyKj) : []),
  ];
  const rr = fields.flags & 0x10 ? fields.rr1024.flatMap(u16) : [];
  return { octets: [...fixed, ...rr], fixedSize: fixed.length };
}

const CONTACT_BY_BITS = ['not-supported', 'not-supported', 'no-contact', 'contact'] as const;

/** All meanings of b0-b4. */
const ALL_FLAGS = Array.from({ length: 32 }, (_, flags) => flags);

function readingOf(...octets: number[]): HeartRateReading {
  const result = decodeHeartRateMeasurement(view(...octets));
  if (!result.ok) throw new Error(result.reason);
  return result.reading;
}

describe('frames of real shapes', () => {
  it('reads a u8 heart rate with nothing else', () => {
    expect(
      readingOf(
        0x00, // flags: u8, contact not supported
        0x48, // 72 bpm
      ),
    ).toEqual({ bpm: 72, contact: 'not-supported', energyKj: null, rr1024: [] });
  });

  it('reads a strap with contact and two RR intervals', () => {
    expect(
      readingOf(
        0x16, // flags: u8, contact supported and detected, RR present
        0x8f, // 143 bpm
        ...[0xac, 0x01], // 428/1024 s
        ...[0xb0, 0x01], // 432/1024 s
      ),
    ).toEqual({ bpm: 143, contact: 'contact', energyKj: null, rr1024: [428, 432] });
  });

  it('reads every field at once, RR oldest first', () => {
    expect(
      readingOf(
        0x1f, // flags: u16, contact, energy, RR
        ...[0x2c, 0x01], // 300 bpm
        ...[0x39, 0x05], // 1337 kJ
        ...[0x00, 0x04], // 1024/1024 s
        ...[0xff, 0xff], // 65535/1024 s
        ...[0x01, 0x00], // 1/1024 s
      ),
    ).toEqual({ bpm: 300, contact: 'contact', energyKj: 1337, rr1024: [1024, 65_535, 1] });
  });

  it('says no contact when the strap is off the skin', () => {
    expect(
      readingOf(
        0x04, // flags: u8, contact supported, not detected
        0x51, // 81 bpm
      ).contact,
    ).toBe('no-contact');
  });
});

describe('a heart rate that is none', () => {
  it('reads 0 as no value, in both sizes', () => {
    expect(readingOf(0x00, 0x00).bpm).toBeNull();
    expect(readingOf(0x01, 0x00, 0x00).bpm).toBeNull();
  });

  it('reads all bits of a u16 as no value, the one below as a value', () => {
    expect(readingOf(0x01, 0xff, 0xff).bpm).toBeNull();
    expect(readingOf(0x01, 0xfe, 0xff).bpm).toBe(65_534);
  });

  it('reads 255 in a u8 and 256 in a u16 as they are', () => {
    expect(readingOf(0x00, 0xff).bpm).toBe(255);
    expect(readingOf(0x01, 0x00, 0x01).bpm).toBe(256);
  });
});

describe.each(ALL_FLAGS)('flags %i', (flags) => {
  const { octets, fixedSize } = frameOf({ flags, heartRate: 151, energyKj: 65_535, rr1024: [397, 402] });
  const expected = {
    bpm: 151,
    contact: CONTACT_BY_BITS[(flags >> 1) & 0b11],
    energyKj: flags & 0x08 ? 65_535 : null,
    rr1024: flags & 0x10 ? [397, 402] : [],
  };

  it('are read as HRS 1.0 says', () => {
    expect(readingOf(...octets)).toEqual(expected);
  });

  it('mean the same with any reserved bit', () => {
    for (const reserved of [0x20, 0x40, 0x80, 0xe0]) {
      expect(readingOf(flags | reserved, ...octets.slice(1))).toEqual(expected);
    }
  });

  it('are refused with a reason at every truncation', () => {
    for (let size = 0; size < octets.length; size++) {
      const result = decodeHeartRateMeasurement(view(...octets.slice(0, size)));
      // Between two RR intervals a cut frame is a valid shorter one.
      const isBetweenRr = size >= fixedSize && (size - fixedSize) % 2 === 0;
      if (isBetweenRr) {
        expect(result).toEqual({
          ok: true,
          reading: { ...expected, rr1024: [397, 402].slice(0, (size - fixedSize) / 2) },
        });
        continue;
      }
      const sizeToHeartRate = flags & 0x01 ? 3 : 2;
      const reason =
        size === 0
          ? 'empty'
          : size < sizeToHeartRate
            ? 'heart-rate-cut-off'
            : size < fixedSize
              ? 'energy-cut-off'
              : 'rr-cut-off';
      expect(result).toEqual({ ok: false, reason });
    }
  });
});

describe('RR intervals', () => {
  it.each(Array.from({ length: 10 }, (_, count) => count))('come in any number: %i', (count) => {
    const rr1024 = Array.from({ length: count }, (_, index) => 400 + index);
    const { octets } = frameOf({ flags: 0x10, heartRate: 150, energyKj: 0, rr1024 });
    expect(readingOf(...octets).rr1024).toEqual(rr1024);
  });

  it('are refused when an odd byte trails', () => {
    expect(decodeHeartRateMeasurement(view(0x10, 0x96, 0x90, 0x01, 0x91))).toEqual({ ok: false, reason: 'rr-cut-off' });
  });

  it('are not read out of padding that no flag announces', () => {
    expect(readingOf(0x00, 0x48, 0x00, 0x00, 0x00).rr1024).toEqual([]);
  });

  it('are 1/1024 s, not milliseconds', () => {
    // 1024/1024 s = 1000 ms; 512/1024 s = 500 ms; 854/1024 s = 833.984375 ms (72 bpm).
    expect([1024, 512, 854].map(rrMs)).toEqual([1000, 500, 833.984375]);
  });
});

it('reads a frame in the middle of a larger buffer', () => {
  const octets = Uint8Array.of(0xff, 0xff, 0x00, 0x48, 0xff);
  expect(decodeHeartRateMeasurement(new DataView(octets.buffer, 2, 2))).toMatchObject({
    ok: true,
    reading: { bpm: 72 },
  });
});

// fast-check prints seed and counterexample when a property fails.
describe('any bytes', () => {
  it('never throw, and a value read is possible', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (octets) => {
        const result = decodeHeartRateMeasurement(new DataView(octets.buffer, octets.byteOffset, octets.byteLength));
        if (!result.ok) return;
        const { bpm, energyKj, rr1024 } = result.reading;
        expect(bpm === null || (bpm >= 1 && bpm <= 65_534)).toBe(true);
        expect(energyKj === null || energyKj <= 65_535).toBe(true);
        expect(rr1024.length).toBeLessThanOrEqual((octets.length - 2) / 2);
      }),
      { numRuns: 5000 },
    );
  });

  it('that a sensor could send are read back', () => {
    const fields = fc.record({
      flags: fc.integer({ min: 0, max: 255 }),
      heartRate: fc.integer({ min: 1, max: 254 }),
      energyKj: fc.integer({ min: 0, max: 65_535 }),
      rr1024: fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 9 }),
    });
    fc.assert(
      fc.property(fields, ({ flags, heartRate, energyKj, rr1024 }) => {
        expect(readingOf(...frameOf({ flags, heartRate, energyKj, rr1024 }).octets)).toEqual({
          bpm: heartRate,
          contact: CONTACT_BY_BITS[(flags >> 1) & 0b11],
          energyKj: flags & 0x08 ? energyKj : null,
          rr1024: flags & 0x10 ? rr1024 : [],
        });
      }),
    );
  });
});

describe('what a simulated sensor sends', () => {
  it('has the bytes of the specification', () => {
    expect([...encodeHeartRateMeasurement({ bpm: 72, contact: 'contact', rr1024: [853, 0x0401] })]).toEqual([
      0x16, // flags: u8, contact, RR
      0x48, // 72 bpm
      ...[0x55, 0x03], // 853
      ...[0x01, 0x04], // 1025
    ]);
    expect([...encodeHeartRateMeasurement({ bpm: 300, contact: 'not-supported', rr1024: [] })]).toEqual([
      0x01, 0x2c, 0x01,
    ]);
    // No value is sent as 0.
    expect([...encodeHeartRateMeasurement({ bpm: null, contact: 'no-contact', rr1024: [] })]).toEqual([0x04, 0x00]);
  });

  it('is read as it was meant', () => {
    const anyReading = fc.record({
      bpm: fc.option(fc.integer({ min: 1, max: 65_534 }), { nil: null }),
      contact: fc.constantFrom('not-supported', 'no-contact', 'contact'),
      rr1024: fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 9 }),
    });
    fc.assert(
      fc.property(anyReading, (reading) => {
        const decoded = decodeHeartRateMeasurement(new DataView(encodeHeartRateMeasurement(reading).buffer));
        expect(decoded).toEqual({ ok: true, reading: { ...reading, energyKj: null } });
      }),
    );
  });
});
