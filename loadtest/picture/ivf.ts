/** A clip as it lies in an IVF file: whole compressed frames, one after the other. */
export type Clip = {
  /** FourCC of the codec, e.g. `VP80`. */
  codec: string;
  widthPx: number;
  heightPx: number;
  /** Frames per second. */
  frameRate: number;
  /** In order; the first is a key frame, so the clip can be played again from its start. */
  frames: Buffer[];
};

/** 32 bytes of header, then per frame 12 bytes (u32 size, u64 time) and its data; all little-endian. */
const FILE_HEADER_SIZE = 32;
const FRAME_HEADER_SIZE = 12;

/**
 * Reads an IVF file (https://wiki.multimedia.cx/index.php/Duck_IVF).
 * @throws Error when it is none, or ends within a frame: the clips are files of ours
 */
export function readIvf(file: Buffer): Clip {
  if (file.length < FILE_HEADER_SIZE || file.toString('latin1', 0, 4) !== 'DKIF') throw new Error('not an IVF file');
  const headerSize = file.readUInt16LE(6);
  const rate = file.readUInt32LE(16);
  const scale = file.readUInt32LE(20);
  const frames: Buffer[] = [];
  for (let offset = headerSize; offset < file.length; ) {
    if (offset + FRAME_HEADER_SIZE > file.length) throw new Error('the IVF file ends within a frame header');
    const size = file.readUInt32LE(offset);
    const start = offset + FRAME_HEADER_SIZE;
    if (start + size > file.length) throw new Error('the IVF file ends within a frame');
    frames.push(file.subarray(start, start + size));
    offset = start + size;
  }
  if (frames.length === 0 || scale === 0 || rate === 0) throw new Error('the IVF file holds no frames');
  return {
    codec: file.toString('latin1', 8, 12),
    widthPx: file.readUInt16LE(12),
    heightPx: file.readUInt16LE(14),
    frameRate: rate / scale,
    frames,
  };
}

/** The same clip as an IVF file. */
export function writeIvf({ codec, widthPx, heightPx, frameRate, frames }: Clip): Buffer {
  const header = Buffer.alloc(FILE_HEADER_SIZE);
  header.write('DKIF', 'latin1');
  header.writeUInt16LE(FILE_HEADER_SIZE, 6);
  header.write(codec, 8, 'latin1');
  header.writeUInt16LE(widthPx, 12);
  header.writeUInt16LE(heightPx, 14);
  header.writeUInt32LE(frameRate, 16);
  header.writeUInt32LE(1, 20);
  header.writeUInt32LE(frames.length, 24);
  const parts = frames.flatMap((frame, index) => {
    const frameHeader = Buffer.alloc(FRAME_HEADER_SIZE);
    frameHeader.writeUInt32LE(frame.length);
    frameHeader.writeBigUInt64LE(BigInt(index), 4);
    return [frameHeader, frame];
  });
  return Buffer.concat([header, ...parts]);
}

/** RFC 6386 §9.1: the lowest bit of a VP8 frame is 0 in a key frame. */
export function isVp8KeyFrame(frame: Buffer): boolean {
  return frame.length > 0 && ((frame[0] ?? 1) & 1) === 0;
}
