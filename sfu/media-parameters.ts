import type { types } from 'mediasoup';
import { z } from 'zod';

/**
 * What a browser may tell us about its media, as strict as the worker needs it.
 *
 * mediasoup's own check lets values through that its serializer throws on half-way (`maxBitrate: 1.5` is one). The
 * half-built message then stays in the buffer that all rooms of the worker share, and every later request of every
 * room fails. So nothing reaches mediasoup that has not passed here; keys not named here are dropped.
 */

const printable = (max: number) =>
  z
    .string()
    .regex(/^[\x20-\x7e]*$/)
    .max(max);
const uint32 = z.int().min(0).max(0xffff_ffff);
const payloadType = z.int().min(0).max(127);
const mediaKind = z.enum(['audio', 'video']);

/** Format parameters (RFC 8866 §6.15 `fmtp`), e.g. `useinbandfec: 1`. */
const codecParameters = z
  .record(printable(64), z.union([printable(256), z.number()]))
  .refine((parameters) => Object.keys(parameters).length <= 32);

const rtcpFeedback = z.array(z.object({ type: printable(32), parameter: printable(32).exactOptional() })).max(16);

const codecBase = {
  mimeType: z.string().regex(/^(audio|video)\/[\w.-]{1,32}$/i),
  clockRate: z.int().min(1).max(1_000_000),
  channels: z.int().min(1).max(8).exactOptional(),
  parameters: codecParameters.exactOptional(),
  rtcpFeedback: rtcpFeedback.exactOptional(),
};

/** The header extensions mediasoup knows; its serializer throws on any other. */
const headerExtensionUri = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'urn:ietf:params:rtp-hdrext:toffset',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
] satisfies [types.RtpHeaderExtensionUri, ...types.RtpHeaderExtensionUri[]]);

/** Three simulcast layers are the most that a camera sends. */
const ENCODINGS_MAX = 3;

export const rtpParametersSchema = z.object({
  mid: printable(16).exactOptional(),
  codecs: z
    .array(z.object({ ...codecBase, payloadType }))
    .min(1)
    .max(16),
  headerExtensions: z
    .array(
      z.object({
        uri: headerExtensionUri,
        // RFC 8285 §4.3: 1…255 in two-byte headers, 0 is padding.
        id: z.int().min(1).max(255),
        encrypt: z.boolean().exactOptional(),
        parameters: codecParameters.exactOptional(),
      }),
    )
    .max(32)
    .exactOptional(),
  encodings: z
    .array(
      z.object({
        ssrc: uint32.exactOptional(),
        rid: z
          .string()
          .regex(/^[\w-]{1,16}$/)
          .exactOptional(),
        codecPayloadType: payloadType.exactOptional(),
        rtx: z.object({ ssrc: uint32 }).exactOptional(),
        dtx: z.boolean().exactOptional(),
        scalabilityMode: z
          .string()
          .regex(/^[LS][1-3]T[1-3](h|_KEY|_KEY_SHIFT)?$/)
          .exactOptional(),
        /** Bits per second. */
        maxBitrate: uint32.exactOptional(),
      }),
    )
    .min(1)
    .max(ENCODINGS_MAX),
  rtcp: z.object({ cname: printable(255).exactOptional(), reducedSize: z.boolean().exactOptional() }).exactOptional(),
  msid: printable(200).exactOptional(),
});

export const rtpCapabilitiesSchema = z.object({
  codecs: z.array(z.object({ ...codecBase, kind: mediaKind, preferredPayloadType: payloadType })).max(64),
  headerExtensions: z
    .array(
      z.object({
        kind: mediaKind,
        uri: headerExtensionUri,
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().exactOptional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
      }),
    )
    .max(64)
    .exactOptional(),
});

export const dtlsParametersSchema = z.object({
  role: z.enum(['auto', 'client', 'server']).exactOptional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19,63}$/),
      }),
    )
    .min(1)
    .max(8),
});
