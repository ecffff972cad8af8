import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dtlsParametersSchema, rtpCapabilitiesSchema, rtpParametersSchema } from './media-parameters.ts';

function aCamera(encoding: Record<string, unknown> = {}) {
  return {
    mid: '0',
    codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, parameters: {}, rtcpFeedback: [] }],
    headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1, encrypt: false, parameters: {} }],
    encodings: [{ rid: 'r0', scalabilityMode: 'L1T3', maxBitrate: 500_000, ...encoding }],
    rtcp: { cname: 'c', reducedSize: true },
    msid: 'stream track',
  };
}

describe('rtp parameters', () => {
  it('takes what a browser sends, without keys that mediasoup does not know', () => {
    const sent = { ...aCamera(), rtcp: { cname: 'c', reducedSize: true, mux: true } };
    expect(rtpParametersSchema.parse(sent)).toEqual(aCamera());
  });

  it.each([
    ['a fraction where the serializer wants an integer', aCamera({ maxBitrate: 1.5 })],
    ['a negative bitrate', aCamera({ maxBitrate: -1 })],
    ['an ssrc of more than 32 bits', aCamera({ ssrc: 2 ** 32 })],
    ['an ssrc that is text', aCamera({ ssrc: '1' })],
    ['a payload type of more than 7 bits', aCamera({ codecPayloadType: 128 })],
    ['a layer name with a NUL', aCamera({ rid: 'r\u0000' })],
    ['a made-up scalability mode', aCamera({ scalabilityMode: 'L9T9' })],
    ['no encodings', { ...aCamera(), encodings: [] }],
    ['more layers than a camera has', { ...aCamera(), encodings: Array.from({ length: 4 }, () => ({})) }],
    ['an unknown header extension', { ...aCamera(), headerExtensions: [{ uri: 'urn:x', id: 1 }] }],
    [
      'codec parameters that are objects',
      { ...aCamera(), codecs: [{ ...aCamera().codecs[0], parameters: { a: {} } }] },
    ],
    ['a null', null],
    ['an array', []],
  ])('refuses %s', (_what, sent) => {
    expect(rtpParametersSchema.safeParse(sent).success).toBe(false);
  });

  it('drops a __proto__ and leaves every prototype alone', () => {
    const sent: unknown = JSON.parse(`{"__proto__": {"polluted": 1}, ${JSON.stringify(aCamera()).slice(1)}`);
    const parsed = rtpParametersSchema.parse(sent);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it('answers anything at all without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (sent) => {
        rtpParametersSchema.safeParse(sent);
        rtpCapabilitiesSchema.safeParse(sent);
        dtlsParametersSchema.safeParse(sent);
      }),
    );
  });
});

describe('dtls parameters', () => {
  const sha256 = Array.from({ length: 32 }, () => 'AB').join(':');

  it('takes a fingerprint', () => {
    const sent = { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: sha256 }] };
    expect(dtlsParametersSchema.parse(sent)).toEqual(sent);
  });

  it.each([
    ['no fingerprint', { fingerprints: [] }],
    ['an unknown algorithm', { fingerprints: [{ algorithm: 'md5', value: sha256 }] }],
    ['a value that is no fingerprint', { fingerprints: [{ algorithm: 'sha-256', value: 'zz' }] }],
    ['an unknown role', { role: 'boss', fingerprints: [{ algorithm: 'sha-256', value: sha256 }] }],
  ])('refuses %s', (_what, sent) => {
    expect(dtlsParametersSchema.safeParse(sent).success).toBe(false);
  });
});
