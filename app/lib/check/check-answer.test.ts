import { expect, it } from 'vitest';
import type { MediaCheckTarget } from '#core/media-check.ts';
import { checkAnswer, fingerprintOf } from './check-answer.ts';

const target: MediaCheckTarget = {
  targetId: '6f1c7d0e-0000-4000-8000-000000000000',
  protocol: 'tcp',
  port: 44_444,
  iceParameters: { usernameFragment: 'ufrag', password: 'pwd' },
  iceCandidates: [{ foundation: 'tcpcandidate', priority: 1_076_276_479, address: '203.0.113.7', port: 44_444 }],
  dtlsFingerprint: { algorithm: 'sha-256', value: 'AB:CD' },
};

const offer =
  'v=0\r\na=fingerprint:SHA-256 12:34\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:data\r\n';

it('answers with the one candidate, under the name that the offer gave', () => {
  const lines = checkAnswer({ target, offer }).split('\r\n');
  expect(lines).toContain('a=mid:data');
  expect(lines).toContain('a=candidate:tcpcandidate 1 tcp 1076276479 203.0.113.7 44444 typ host tcptype passive');
  expect(lines).toContain('a=fingerprint:sha-256 AB:CD');
});

it('says nothing of TCP to who comes by UDP', () => {
  expect(checkAnswer({ target: { ...target, protocol: 'udp' }, offer })).not.toMatch(/tcptype/);
});

it('reads the fingerprint of an offer', () => {
  expect(fingerprintOf(offer)).toEqual({ algorithm: 'sha-256', value: '12:34' });
  expect(fingerprintOf('v=0\r\n')).toBeNull();
});
