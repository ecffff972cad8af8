import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamId } from '../ids.ts';
import type { ZoneNumber } from '../zones.ts';
import {
  createTickWriter,
  decodeFrame,
  encodeFrame,
  type TelemetryFrame,
  type TickEntry,
  type WireReading,
} from './telemetry-frames.ts';

type Vector = { name: string; hex: string } & ({ frame: TelemetryFrame } | { refused: string });
const { vectors } = JSON.parse(readFileSync(new URL('./vectors/telemetry-frames.json', import.meta.url), 'utf8')) as {
  vectors: Vector[];
};
const good = vectors.filter((vector) => 'frame' in vector);
const bad = vectors.filter((vector) => 'refused' in vector);

const octetsOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hexOf = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

const STREAM = '0190b3f2-7c41-7aaa-8bbb-0123456789ab' as StreamId;
const HELLO: TelemetryFrame = { kind: 'hello', token: 'a.b.c' };

describe('golden vectors', () => {
  it('exist for every type of frame', () => {
    const kinds = ['hello', 'readings', 'sensor', 'time-request', 'welcome', 'stored', 'tick', 'time', 'consent'];
    expect([...new Set(good.map(({ frame }) => frame.kind))].sort()).toEqual(kinds.sort());
  });

  it.each(good)('decode: $name', ({ hex, frame }) => {
    expect(decodeFrame(octetsOf(hex))).toEqual({ ok: true, frame });
  });

  it.each(good)('encode: $name', ({ hex, frame }) => {
    expect(hexOf(encodeFrame(frame))).toBe(hex.replaceAll(' ', ''));
  });

  it.each(bad)('refuse: $name', ({ hex, refused }) => {
    expect(decodeFrame(octetsOf(hex))).toEqual({ ok: false, reason: refused });
  });
});

describe.each(good)('$name', ({ hex }) => {
  const octets = octetsOf(hex);

  it('[TF1] is refused at every truncation', () => {
    for (let size = 0; size < octets.length; size++) {
      expect(decodeFrame(octets.slice(0, size))).toEqual({ ok: false, reason: 'truncated' });
    }
  });

  it('[TF1] is refused with a byte left over', () => {
    for (const extra of [0x00, 0x01, 0xff]) {
      expect(decodeFrame(Uint8Array.of(...octets, extra))).toEqual({ ok: false, reason: 'left-over' });
    }
  });

  it('[TF4] is of another version whatever follows the first byte', () => {
    for (const version of [0, 2, 255]) {
      expect(decodeFrame(Uint8Array.of(version, ...octets.slice(1)))).toEqual({ ok: false, reason: 'other-version' });
    }
  });

  it('does not refer to the bytes it was read from', () => {
    const copy = octets.slice();
    const decoded = decodeFrame(copy);
    const before = JSON.stringify(decoded);
    copy.fill(0xee);
    expect(JSON.stringify(decoded)).toBe(before);
  });
});

describe('types', () => {
  it('[TF5] are unknown but for the nine, the reserved 0x04 among them', () => {
    const known = [0x01, 0x02, 0x03, 0x05, 0x81, 0x82, 0x83, 0x84, 0x85];
    for (let type = 0; type <= 0xff; type++) {
      const result = decodeFrame(Uint8Array.of(1, type, 0));
      expect(!result.ok && result.reason === 'unknown-type').toBe(!known.includes(type));
    }
  });

  it('[TF2] of each direction have their half of the codes', () => {
    for (const { hex, frame } of good) {
      const isUp = ['hello', 'readings', 'sensor', 'time-request'].includes(frame.kind);
      expect((octetsOf(hex)[1] ?? 0) < 0x80).toBe(isUp);
    }
  });
});

describe('encodeFrame', () => {
  const reading: WireReading = { offsetMs: 0, bpm: 120, contact: 'contact', rr1024: [] };
  const readings = (change: Partial<WireReading>, count = 1): TelemetryFrame => ({
    kind: 'readings',
    streamId: STREAM,
    metric: 'heart-rate',
    firstSequence: 0,
    baseCapturedAtMs: 0,
    readings: Array.from({ length: count }, () => ({ ...reading, ...change })),
  });

  it.each<[string, TelemetryFrame]>([
    ['[UP4] a heart rate of 0', readings({ bpm: 0 })],
    ['[UP4] a heart rate of 65535', readings({ bpm: 65_535 })],
    ['a heart rate with a fraction', readings({ bpm: 120.5 })],
    ['[UP4] no reading', readings({}, 0)],
    ['[UP4] 256 readings', readings({}, 256)],
    ['ten RR intervals', readings({ rr1024: Array.from({ length: 10 }, () => 1) })],
    ['a negative offset', readings({ offsetMs: -1 })],
    ['[UP3] a sequence beyond u32', { ...readings({}, 2), firstSequence: 0xff_ff_ff_ff } as TelemetryFrame],
    ['a time that is not finite', { kind: 'time-request', clientTimeMs: Number.NaN }],
    ['an empty token', { kind: 'hello', token: '' }],
    ['a token with a character outside of ASCII', { kind: 'hello', token: 'tök' }],
    ['a token of 4097 characters', { kind: 'hello', token: 'x'.repeat(4097) }],
    ['a stream id that is no UUID', { kind: 'stored', streamId: 'nope' as StreamId, throughSequence: 0 }],
    ['a slot of 65536', { kind: 'tick', serverTimeMs: 0, entries: [{ slot: 65_536, state: 'gone' }] }],
  ])('throws for %s', (_name, frame) => {
    expect(() => encodeFrame(frame)).toThrow(RangeError);
  });

  it('[TF6] keeps a full READINGS frame under 16 KiB', () => {
    const full = encodeFrame(readings({ rr1024: Array.from({ length: 9 }, () => 800) }, 255));
    // 32 bytes header + 255 × (8 + 9 × 2) = 6662.
    expect(full.byteLength).toBe(6662);
  });
});

const u16 = fc.integer({ min: 0, max: 0xff_ff });
const u32 = fc.integer({ min: 0, max: 0xff_ff_ff_ff });
const wireBpm = fc.integer({ min: 1, max: 65_534 });
// -0 and 0 are different doubles that `toEqual` tells apart; both go through.
const time = fc.double({ noNaN: true, noDefaultInfinity: true });
const streamId = fc.uuid().map((id) => id as StreamId);
const token = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 4096,
});
const wireReading: fc.Arbitrary<WireReading> = fc.record({
  offsetMs: u32,
  bpm: wireBpm,
  contact: fc.constantFrom('not-supported', 'no-contact', 'contact'),
  rr1024: fc.array(u16, { maxLength: 9 }),
});
const tickEntry: fc.Arbitrary<TickEntry> = fc.oneof(
  fc.record({
    slot: u16,
    state: fc.constant('live' as const),
    zone: fc.constantFrom<ZoneNumber>(1, 2, 3, 4, 5),
    bpm: wireBpm,
  }),
  fc.record({ slot: u16, state: fc.constantFrom('gone' as const, 'lost' as const, 'hidden' as const) }),
);
const anyFrame: fc.Arbitrary<TelemetryFrame> = fc.oneof(
  fc.record({ kind: fc.constant('hello' as const), token }),
  fc.record({
    kind: fc.constant('readings' as const),
    streamId,
    metric: fc.constant('heart-rate' as const),
    firstSequence: fc.integer({ min: 0, max: 0xff_ff_ff_ff - 254 }),
    baseCapturedAtMs: time,
    readings: fc.array(wireReading, { minLength: 1, maxLength: 255 }),
  }),
  fc.record({
    kind: fc.constant('sensor' as const),
    metric: fc.constant('heart-rate' as const),
    state: fc.constantFrom('none' as const, 'searching' as const, 'connected' as const),
    changedAtMs: time,
  }),
  fc.record({ kind: fc.constant('time-request' as const), clientTimeMs: time }),
  fc.record({ kind: fc.constant('welcome' as const), slot: u16, tickMs: u16, serverTimeMs: time }),
  fc.record({ kind: fc.constant('stored' as const), streamId, throughSequence: u32 }),
  fc.record({
    kind: fc.constant('tick' as const),
    serverTimeMs: time,
    entries: fc.array(tickEntry, { maxLength: 300 }),
  }),
  fc.record({ kind: fc.constant('time' as const), clientTimeMs: time, serverTimeMs: time }),
  fc.record({
    kind: fc.constant('consent' as const),
    audience: fc.constantFrom('nobody' as const, 'instructor' as const, 'class' as const),
    epoch: u32,
  }),
);

// fast-check prints seed and counterexample when a property fails.
describe('any frame', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(decodeFrame(encodeFrame(frame))).toEqual({ ok: true, frame });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any bytes', () => {
  const likelyHead = fc.tuple(
    fc.constantFrom(1, 1, 1, 0, 2, 255),
    fc.constantFrom(0x01, 0x02, 0x03, 0x04, 0x05, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86),
  );

  it('never throw, and what is accepted is written back byte for byte', () => {
    fc.assert(
      fc.property(likelyHead, fc.uint8Array({ maxLength: 80 }), (head, body) => {
        const octets = Uint8Array.of(...head, ...body);
        const result = decodeFrame(octets);
        if (result.ok) expect(hexOf(encodeFrame(result.frame))).toBe(hexOf(octets));
      }),
      { numRuns: 20_000 },
    );
  });

  it('never throw for a good frame with some bytes changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...good), changes, ({ hex }, flips) => {
        const octets = octetsOf(hex);
        for (const [position, value] of flips) octets[position % octets.length] = value;
        const result = decodeFrame(octets);
        if (result.ok) expect(hexOf(encodeFrame(result.frame))).toBe(hexOf(octets));
      }),
      { numRuns: 20_000 },
    );
  });

  it('never throw for any two-byte head', () => {
    for (let head = 0; head <= 0xff_ff; head++) {
      expect(decodeFrame(Uint8Array.of(head >> 8, head & 0xff)).ok).toBe(false);
    }
  });
});

describe('the tick writer', () => {
  const write = (writer: ReturnType<typeof createTickWriter>, serverTimeMs: number, entries: TickEntry[]) => {
    writer.begin(serverTimeMs);
    for (const entry of entries) {
      if (entry.state === 'live') writer.entry(entry.slot, 'live', entry.zone, entry.bpm);
      else writer.entry(entry.slot, entry.state, 0, 0xff_ff);
    }
    return writer.finish();
  };

  it('writes the bytes that encodeFrame writes, over and over, growing when it must', () => {
    const writer = createTickWriter({ initialEntries: 1 });
    fc.assert(
      fc.property(time, fc.array(tickEntry, { maxLength: 200 }), (serverTimeMs, entries) => {
        const written = write(writer, serverTimeMs, entries);
        expect(hexOf(written)).toBe(hexOf(encodeFrame({ kind: 'tick', serverTimeMs, entries })));
        expect(writer.count).toBe(entries.length);
      }),
    );
  });

  it('returns the same view for the same number of entries: no garbage per tick', () => {
    const writer = createTickWriter({ initialEntries: 4 });
    const first = write(writer, 1, [{ slot: 1, state: 'lost' }]);
    const second = write(writer, 2, [{ slot: 2, state: 'live', zone: 3, bpm: 141 }]);
    expect(second).toBe(first);
  });
});

it('decodes a frame in the middle of a larger buffer', () => {
  const octets = encodeFrame(HELLO);
  const larger = Uint8Array.of(9, 9, 9, ...octets, 9);
  expect(decodeFrame(larger.subarray(3, 3 + octets.length))).toEqual({ ok: true, frame: HELLO });
});
