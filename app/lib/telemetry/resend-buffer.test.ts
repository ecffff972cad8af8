import { describe, expect, it } from 'vitest';
import type { StreamId } from '#core/ids.ts';
import { type CapturedReading, createResendBuffer } from './resend-buffer.ts';

const STRAP = '00000000-0000-4000-8000-000000000001' as StreamId;
const WATCH = '00000000-0000-4000-8000-000000000002' as StreamId;

const aReading = (bpm: number): CapturedReading => ({ capturedAtMs: bpm * 1000, bpm, contact: 'contact', rr1024: [] });

describe('the resend buffer', () => {
  it('numbers the readings of a stream from 0 without gaps', () => {
    const buffer = createResendBuffer();
    buffer.add(STRAP, aReading(100));
    buffer.add(STRAP, aReading(101));
    expect(buffer.takeUnsent(0)).toEqual([
      { streamId: STRAP, firstSequence: 0, readings: [aReading(100), aReading(101)] },
    ]);
    buffer.add(STRAP, aReading(102));
    expect(buffer.takeUnsent(0)).toEqual([{ streamId: STRAP, firstSequence: 2, readings: [aReading(102)] }]);
  });

  it('never puts two streams into one batch', () => {
    const buffer = createResendBuffer();
    buffer.add(STRAP, aReading(100));
    buffer.add(WATCH, aReading(90));
    buffer.add(STRAP, aReading(101));
    expect(buffer.takeUnsent(0).map((batch) => [batch.streamId, batch.firstSequence])).toEqual([
      [STRAP, 0],
      [WATCH, 0],
      [STRAP, 1],
    ]);
  });

  it('splits what does not fit one frame', () => {
    const buffer = createResendBuffer();
    for (let index = 0; index < 450; index += 1) buffer.add(STRAP, aReading(100));
    expect(buffer.takeUnsent(0).map((batch) => [batch.firstSequence, batch.readings.length])).toEqual([
      [0, 200],
      [200, 200],
      [400, 50],
    ]);
  });

  it('[RS1] sends what is not stored again after a reconnect, with the same numbers', () => {
    const buffer = createResendBuffer();
    for (const bpm of [100, 101, 102]) buffer.add(STRAP, aReading(bpm));
    buffer.takeUnsent(0);
    buffer.stored(STRAP, 0, 100);
    buffer.connectionLost();
    expect(buffer.takeUnsent(200)).toEqual([
      { streamId: STRAP, firstSequence: 1, readings: [aReading(101), aReading(102)] },
    ]);
  });

  it('[RS1] sends again when 5 s passed without STORED, and then more rarely', () => {
    const buffer = createResendBuffer();
    buffer.add(STRAP, aReading(100));
    buffer.takeUnsent(0);
    expect(buffer.resendOverdue(4999)).toBe(false);
    expect(buffer.resendOverdue(5000)).toBe(true);
    expect(buffer.takeUnsent(5000)).toHaveLength(1);
    expect(buffer.resendOverdue(14_999)).toBe(false);
    expect(buffer.resendOverdue(15_000)).toBe(true);
  });

  it('is patient while STORED keeps coming', () => {
    const buffer = createResendBuffer();
    buffer.add(STRAP, aReading(100));
    buffer.add(STRAP, aReading(101));
    buffer.takeUnsent(0);
    buffer.stored(STRAP, 0, 4000);
    expect(buffer.resendOverdue(8000)).toBe(false);
    buffer.stored(STRAP, 1, 8100);
    expect(buffer.resendOverdue(60_000)).toBe(false);
  });

  it('[RS1] gives up the oldest when full, and counts it', () => {
    const buffer = createResendBuffer({ capacity: 2 });
    expect([100, 101, 102].map((bpm) => buffer.add(STRAP, aReading(bpm)))).toEqual([true, true, true]);
    expect(buffer.droppedCount()).toBe(1);
    expect(buffer.takeUnsent(0)).toEqual([
      { streamId: STRAP, firstSequence: 1, readings: [aReading(101), aReading(102)] },
    ]);
  });

  it('[RS1] gives up a twentieth at once', () => {
    const buffer = createResendBuffer({ capacity: 40 });
    for (let index = 0; index < 41; index += 1) buffer.add(STRAP, aReading(100));
    expect([buffer.droppedCount(), buffer.size()]).toEqual([2, 39]);
  });

  it('[RS1] asks for a new connection when it gives up what was sent on this one', () => {
    const buffer = createResendBuffer({ capacity: 2 });
    buffer.add(STRAP, aReading(100));
    buffer.takeUnsent(0);
    expect(buffer.add(STRAP, aReading(101))).toBe(true);
    expect(buffer.add(STRAP, aReading(102))).toBe(false);
    buffer.connectionLost();
    expect(buffer.takeUnsent(100)).toEqual([
      { streamId: STRAP, firstSequence: 1, readings: [aReading(101), aReading(102)] },
    ]);
  });
});
