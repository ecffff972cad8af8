import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isVp8KeyFrame, readIvf, writeIvf } from './ivf.ts';
import { createPictureBudget } from './picture-budget.ts';
import { PAYLOAD_MAX_BYTES, packetizeVp8 } from './vp8-packets.ts';

const folder = path.resolve(import.meta.dirname, '../pictures');
const clips = readdirSync(folder).filter((name) => name.endsWith('.ivf'));

describe('test pictures', () => {
  it.each(clips)('%s is a small VP8 loop with a key frame each second', (name) => {
    const file = readFileSync(path.join(folder, name));
    const clip = readIvf(file);
    expect(file.length).toBeLessThan(150_000);
    expect(clip.codec).toBe('VP80');
    expect(clip.frameRate).toBe(12);
    clip.frames.forEach((frame, index) => {
      if (index % 12 === 0) expect(isVp8KeyFrame(frame)).toBe(true);
    });
  });

  it('are written as they are read', () => {
    const clip = readIvf(readFileSync(path.join(folder, 'aiko.ivf')));
    expect(readIvf(writeIvf(clip))).toEqual(clip);
  });

  it('refuses what is not an IVF file, and one that is cut off', () => {
    const file = readFileSync(path.join(folder, 'aiko.ivf'));
    expect(() => readIvf(Buffer.from('something else entirely, long enough'))).toThrow('not an IVF file');
    expect(() => readIvf(file.subarray(0, file.length - 3))).toThrow('ends within a frame');
    expect(() => readIvf(file.subarray(0, 36))).toThrow('ends within a frame header');
    expect(() => readIvf(file.subarray(0, 32))).toThrow('holds no frames');
  });
});

describe('packetizeVp8', () => {
  it('writes the descriptor of RFC 7741 and marks the last packet', () => {
    const frame = Buffer.alloc(PAYLOAD_MAX_BYTES + 1, 0xab);
    const [first, second, ...more] = packetizeVp8(frame, 0x1234);
    expect(more).toHaveLength(0);
    // X and S; I; M and the upper seven bits of the number; the lower eight.
    expect([...first!.payload.subarray(0, 4)]).toEqual([0x90, 0x80, 0x92, 0x34]);
    expect([...second!.payload.subarray(0, 4)]).toEqual([0x80, 0x80, 0x92, 0x34]);
    expect([first!.isLast, second!.isLast]).toEqual([false, true]);
    expect(first!.payload.length).toBe(4 + PAYLOAD_MAX_BYTES);
    expect(second!.payload.length).toBe(4 + 1);
  });

  it('numbers pictures in 15 bits', () => {
    expect(packetizeVp8(Buffer.from([1]), 0x80_05)[0]!.payload.readUInt16BE(2)).toBe(0x80_05);
    expect(packetizeVp8(Buffer.from([1]), 0x7f_ff)[0]!.payload.readUInt16BE(2)).toBe(0xff_ff);
  });
});

describe('createPictureBudget', () => {
  /** Measures every 3 s, as often as the player does, and returns each count. */
  function counts(idle: number[], participants = 12): number[] {
    const budget = createPictureBudget({ participants });
    return idle.map((idleCores, index) => budget.measured({ idleCores, atMs: index * 3000 }));
  }
  const forSeconds = (seconds: number, idleCores: number) => Array.from({ length: seconds / 3 }, () => idleCores);

  it.each([
    // A busy machine, two idle cores, and a machine with many.
    [0, 4],
    [1.9, 4],
    [2.5, 6],
    [15, 12],
  ])('begins with what the first measurement allows, and with four at least: %d idle cores, %i', (idle, pictures) => {
    expect(counts([idle])).toEqual([pictures]);
  });

  it('stays where it is while the machine goes up and down', () => {
    const restless = Array.from({ length: 40 }, (_, index) => [1.4, 1.4, 0.1, 0.6][index % 4] ?? 0);
    expect(new Set(counts([2.5, ...restless]))).toEqual(new Set([6]));
  });

  it('changes only when the same was measured for 30 s, and waits as long for the next change', () => {
    // Measured at 3, 6 … 60 s; what is said first at 3 s has held for 30 s at 33 s.
    expect(counts([2.5, ...forSeconds(60, 0.1)])).toEqual([...Array(11).fill(6), ...Array(10).fill(5)]);
    expect(counts([2.5, ...forSeconds(30, 0.1)]).at(-1)).toBe(6);
  });

  it('never falls below four, and has no more than there are participants', () => {
    expect(counts([2.5, ...forSeconds(300, 0)]).at(-1)).toBe(4);
    expect(counts([15], 2)).toEqual([2]);
    expect(counts([0], 2)).toEqual([2]);
  });

  it('does not try again what was too much once', () => {
    const after = counts([2.5, ...forSeconds(36, 0.1), ...forSeconds(120, 1.9)]);
    expect(after.at(-1)).toBe(5);
  });
});
