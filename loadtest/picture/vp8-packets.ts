/** One RTP payload of a picture. */
export type Vp8Packet = {
  payload: Buffer;
  /** The frame's last packet: RTP's marker bit (RFC 7741 §4.1). */
  isLast: boolean;
};

/** Fits an Ethernet frame with IPv6, UDP, SRTP and the descriptor, bytes. */
export const PAYLOAD_MAX_BYTES = 1150;

const PICTURE_ID_MAX = 0x7f_ff;

/**
 * A VP8 frame as RTP payloads (RFC 7741 §4.2): a descriptor of 4 bytes before each piece, X and I set, S on the first,
 * with the picture's number in 15 bits.
 */
export function packetizeVp8(frame: Buffer, pictureId: number): Vp8Packet[] {
  const packets: Vp8Packet[] = [];
  for (let offset = 0; offset < frame.length; offset += PAYLOAD_MAX_BYTES) {
    const piece = frame.subarray(offset, offset + PAYLOAD_MAX_BYTES);
    const payload = Buffer.allocUnsafe(4 + piece.length);
    payload[0] = 0x80 | (offset === 0 ? 0x10 : 0);
    payload[1] = 0x80;
    payload.writeUInt16BE(0x80_00 | (pictureId & PICTURE_ID_MAX), 2);
    piece.copy(payload, 4);
    packets.push({ payload, isLast: offset + PAYLOAD_MAX_BYTES >= frame.length });
  }
  return packets;
}
