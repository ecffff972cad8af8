import type { StreamId } from '../ids.ts';

/** Bytes of a UUID on the wire: the 16 octets in the order they are written (RFC 9562 §4). */
export const STREAM_ID_SIZE = 16;

const HEX = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));
const UUID_TEXT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Any 16 octets are a stream id: clients mint them, and nothing is read out of them. Lower case. */
export function streamIdFromOctets(view: DataView, offset: number): StreamId {
  let text = '';
  for (let index = 0; index < STREAM_ID_SIZE; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += HEX[view.getUint8(offset + index)];
  }
  return text as StreamId;
}

export function writeStreamIdOctets(view: DataView, offset: number, streamId: StreamId): void {
  if (!UUID_TEXT.test(streamId)) throw new RangeError('a stream id must be a UUID');
  const digits = streamId.replaceAll('-', '');
  for (let index = 0; index < STREAM_ID_SIZE; index++) {
    view.setUint8(offset + index, Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16));
  }
}
