import { describe, expect, it } from 'vitest';
import type { MediaTry } from '../../lib/check/media-check.ts';
import { mediaVerdict } from './media-verdict.ts';

/** Tries in the form `44444/udp`, connected after 20 ms, or with a `!` before it not at all. */
const tries = (...texts: string[]): MediaTry[] =>
  texts.map((text) => {
    const [, not, port, protocol] = /^(!?)(\d+)\/(udp|tcp)$/.exec(text)!;
    const isConnected = not === '';
    return {
      protocol: protocol as 'udp' | 'tcp',
      port: Number(port),
      address: '203.0.113.7',
      isConnected,
      roundTripMs: isConnected ? 20 : null,
    };
  });

describe('what the tries mean', () => {
  it('UDP everywhere', () => {
    expect(mediaVerdict(tries('1/udp', '1/tcp', '2/udp', '2/tcp'))).toEqual({
      kind: 'udp',
      roundTripMs: 20,
      tcpBlocked: [],
    });
  });

  it('UDP everywhere, and nothing to fall back to on one port', () => {
    expect(mediaVerdict(tries('1/udp', '!1/tcp', '2/udp', '2/tcp'))).toMatchObject({ kind: 'udp', tcpBlocked: [1] });
  });

  it('one port by TCP alone', () => {
    expect(mediaVerdict(tries('1/udp', '1/tcp', '!2/udp', '2/tcp'))).toEqual({
      kind: 'tcp',
      roundTripMs: 20,
      udpBlocked: [2],
    });
  });

  it('one port not at all: classes on it have no video', () => {
    expect(mediaVerdict(tries('1/udp', '1/tcp', '!2/udp', '!2/tcp'))).toEqual({
      kind: 'partly',
      reached: [1],
      blocked: [2],
    });
  });

  it('nothing', () => {
    expect(mediaVerdict(tries('!2/udp', '!2/tcp', '!1/udp', '!1/tcp'))).toEqual({ kind: 'none', ports: [1, 2] });
  });

  it('no round trip where the browser tells none', () => {
    const [only] = tries('1/udp');
    expect(mediaVerdict([{ ...only!, roundTripMs: null }])).toMatchObject({ kind: 'udp', roundTripMs: null });
  });
});
