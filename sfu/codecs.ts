import type { types } from 'mediasoup';

/**
 * What rooms carry, in the order of preference that a browser is offered.
 * VP8 leads because every browser encodes it as simulcast; the others are there for senders that only have them.
 */
export const ROUTER_CODECS: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    // Asks senders for in-band error correction, and for silence to cost next to nothing.
    parameters: { useinbandfec: 1, usedtx: 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  { kind: 'video', mimeType: 'video/VP9', clockRate: 90_000, parameters: { 'profile-id': 0 } },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    // Constrained baseline 3.1: what phones' hardware encoders and every decoder have in common.
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  { kind: 'video', mimeType: 'video/AV1', clockRate: 90_000 },
];
