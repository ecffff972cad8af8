import type { MediaCheckTarget } from '#core/media-check.ts';

/**
 * The answer to the offer of a browser that only wants to connect: a data channel, over which nothing is ever sent.
 * RFC 8839 (candidates), 6544 §4.5 (TCP), 8841 (data channels), 8842 (DTLS roles).
 */
export function checkAnswer({ target, offer }: { target: MediaCheckTarget; offer: string }): string {
  const { protocol, iceParameters, iceCandidates, dtlsFingerprint } = target;
  const mid = /^a=mid:(\S+)/m.exec(offer)?.[1] ?? '0';
  // The server waits for connections; the browser makes them.
  const tcpType = protocol === 'tcp' ? ' tcptype passive' : '';
  return [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=ice-lite',
    `a=group:BUNDLE ${mid}`,
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    `a=mid:${mid}`,
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    ...iceCandidates.map(
      ({ foundation, priority, address, port }) =>
        `a=candidate:${foundation} 1 ${protocol} ${priority} ${address} ${port} typ host${tcpType}`,
    ),
    'a=end-of-candidates',
    `a=fingerprint:${dtlsFingerprint.algorithm} ${dtlsFingerprint.value}`,
    'a=setup:passive',
    'a=sctp-port:5000',
    '',
  ].join('\r\n');
}

/** The certificate that the browser will come with. */
export function fingerprintOf(offer: string): { algorithm: string; value: string } | null {
  const [, algorithm, value] = /^a=fingerprint:(\S+) (\S+)/m.exec(offer) ?? [];
  return algorithm === undefined || value === undefined ? null : { algorithm: algorithm.toLowerCase(), value };
}
