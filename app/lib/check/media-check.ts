import type { MediaCheckTarget, MediaProtocol, OpenMediaCheck } from '#core/media-check.ts';
import { checkAnswer, fingerprintOf } from './check-answer.ts';

/** What came of trying one port by one protocol. */
export type MediaTry = {
  protocol: MediaProtocol;
  port: number;
  address: string;
  isConnected: boolean;
  /** Round trip of the connection, ms; `null` where the browser does not tell, or there was none. */
  roundTripMs: number | null;
};

/** Why there is nothing to say about the ports. */
export type MediaCheckProblem = 'no-webrtc' | 'unreachable' | 'too-many' | 'unavailable';

export type MediaCheckResult = { ok: true; tries: MediaTry[] } | { ok: false; problem: MediaCheckProblem };

/** A browser that has not connected after this long will not, as far as a class is concerned. */
const CONNECT_WITHIN_MS = 8_000;
const ANSWER_WITHIN_MS = 10_000;

/** Connects to every port of the media server, by UDP and by TCP, each alone. Never rejects, unless it was aborted. */
export async function checkMedia(signal: AbortSignal): Promise<MediaCheckResult> {
  if (typeof RTCPeerConnection === 'undefined') return { ok: false, problem: 'no-webrtc' };
  const opened = await post<OpenMediaCheck>('/api/media-checks', {}, signal);
  if (!opened.ok) return opened;
  const { checkId, targets } = opened.answer;
  try {
    return { ok: true, tries: await Promise.all(targets.map((target) => tryTarget({ checkId, target, signal }))) };
  } finally {
    // What is not closed here closes by itself.
    void post(`/api/media-checks/${checkId}/close`, {}, null);
  }
}

async function tryTarget({
  checkId,
  target,
  signal,
}: {
  checkId: string;
  target: MediaCheckTarget;
  signal: AbortSignal;
}): Promise<MediaTry> {
  const peer = new RTCPeerConnection();
  const address = target.iceCandidates[0]?.address ?? '';
  const tried = { protocol: target.protocol, port: target.port, address };
  try {
    peer.createDataChannel('check');
    const { sdp: offer = '' } = await peer.createOffer();
    await peer.setLocalDescription({ type: 'offer', sdp: offer });
    const connect = { targetId: target.targetId, fingerprint: fingerprintOf(offer) };
    const told = await post(`/api/media-checks/${checkId}/connect`, connect, signal);
    const isConnected = told.ok && (await connects(peer, checkAnswer({ target, offer }), signal));
    return { ...tried, isConnected, roundTripMs: isConnected ? await roundTripOf(peer) : null };
  } catch {
    // The browser did not take the answer, such as an address of a kind that it does not know: no way there for it.
    return { ...tried, isConnected: false, roundTripMs: null };
  } finally {
    peer.close();
  }
}

/** Does the connection come about, with its certificates exchanged? */
async function connects(peer: RTCPeerConnection, answer: string, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), CONNECT_WITHIN_MS);
  const abort = () => resolve(false);
  signal.addEventListener('abort', abort);
  peer.addEventListener('connectionstatechange', () => {
    if (peer.connectionState === 'connected') resolve(true);
    else if (peer.connectionState === 'failed') resolve(false);
  });
  try {
    await peer.setRemoteDescription({ type: 'answer', sdp: answer });
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

async function roundTripOf(peer: RTCPeerConnection): Promise<number | null> {
  for (const stats of (await peer.getStats()).values()) {
    if (stats.type !== 'candidate-pair' || stats.state !== 'succeeded') continue;
    const seconds: unknown = stats.currentRoundTripTime;
    if (typeof seconds === 'number') return Math.round(seconds * 1000);
  }
  return null;
}

async function post<Answer>(
  path: string,
  body: object,
  signal: AbortSignal | null,
): Promise<{ ok: true; answer: Answer } | { ok: false; problem: MediaCheckProblem }> {
  const timeout = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const response = await fetch(path, {
      method: 'POST',
      signal: signal === null ? timeout : AbortSignal.any([timeout, signal]),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true, answer: (await response.json()) as Answer };
    return { ok: false, problem: response.status === 429 ? 'too-many' : 'unavailable' };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
}
