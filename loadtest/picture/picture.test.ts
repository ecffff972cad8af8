import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isVp8KeyFrame, readIvf } from './ivf.ts';
import { nextPictureCount } from './picture-budget.ts';
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

  it('refuses what is not an IVF file, and one that is cut off', () => {
    const file = readFileSync(path.join(folder, 'participant-1.ivf'));
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

describe('nextPictureCount', () => {
  it.each([
    // On two idle cores four begin to move, and on a machine with many all of them.
    [{ current: 0, idleCores: 1.9 }, 4],
    [{ current: 0, idleCores: 15 }, 12],
    // Half a core of idle time is kept.
    [{ current: 4, idleCores: 0.6 }, 4],
    // Too little is left: one after the other stops.
    [{ current: 4, idleCores: 0.1 }, 3],
    [{ current: 0, idleCores: 0 }, 0],
  ])('%o: %i of 12 participants', (now, pictures) => {
    expect(nextPictureCount({ ...now, participants: 12 })).toBe(pictures);
  });
});
