import type { Audience } from '#core/consent.ts';
import type { ParticipantId, SessionId } from '#core/ids.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import type { SessionState } from '#core/protocol/signaling.ts';
import { CLOSE_CODE, type CloseCode, UPLINK_AFTER_END_MS } from '#core/protocol/telemetry-frames.ts';
import type { Clock } from '#platform/clock.ts';
import type { Log } from '#platform/log.ts';
import type { Channels } from './channels.ts';
import type { SessionChannel } from './session-channel.ts';

/** Checks join tokens: `platform/join-token.ts`. */
export type TokenVerifier = {
  verify(token: string): Promise<{ ok: true; claims: JoinClaims } | { ok: false; code: 'bad-token' | 'token-expired' }>;
};

/** What PostgreSQL holds about sharing in a session: `store.participations`. */
export type ConsentReader = {
  currentOf(
    sessionId: SessionId,
  ): Promise<{ participantId: ParticipantId; audience: Audience; consentEpoch: number; removed: boolean }[]>;
};

/** What the hub needs to know of a session: `store.sessions`. `null`: there is no such session. */
export type SessionReader = {
  byId(sessionId: SessionId): Promise<{ state: SessionState; endedAt: Date | null } | null>;
};

export type AdmissionServices = {
  tokens: TokenVerifier;
  consents: ConsentReader;
  sessions: SessionReader;
  channels: Channels;
  clock: Clock;
  log: Log;
};

/** On success the channel is held: whoever asked releases it. */
export type Admission = { ok: true; claims: JoinClaims; channel: SessionChannel } | { ok: false; closeCode: CloseCode };

/** May the bearer of `token` connect? The token says who it is; PostgreSQL and the bus say whether that still holds. */
export async function admit(token: string, services: AdmissionServices): Promise<Admission> {
  const { tokens, channels, log } = services;
  const verdict = await tokens.verify(token);
  if (!verdict.ok) return { ok: false, closeCode: CLOSE_CODE.badToken };
  const { claims } = verdict;

  const channel = channels.hold(claims.sessionId);
  let refusal: CloseCode | null;
  try {
    refusal = await refusalOf(claims, channel, services);
  } catch (error) {
    log.warn({ err: error, sessionId: claims.sessionId }, 'a join token could not be checked against the database');
    refusal = CLOSE_CODE.tryLater;
  }
  if (refusal === null) return { ok: true, claims, channel };
  channels.release(channel);
  return { ok: false, closeCode: refusal };
}

async function refusalOf(
  claims: JoinClaims,
  channel: SessionChannel,
  { consents, sessions, clock }: AdmissionServices,
): Promise<CloseCode | null> {
  const [session, facts] = await Promise.all([sessions.byId(claims.sessionId), consents.currentOf(claims.sessionId)]);
  for (const fact of facts) channel.noteConsent(fact);

  const consent = channel.consentOf(claims.participantId);
  // A well-signed token for a session or participation that was deleted since.
  if (session === null || consent === null) return CLOSE_CODE.badToken;
  if (consent.isRemoved) return CLOSE_CODE.removed;
  if (session.state === 'ended') {
    const endedAtMs = session.endedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
    // [EN2] Only for what was not stored in time.
    if (clock.nowMs() > endedAtMs + UPLINK_AFTER_END_MS) return CLOSE_CODE.sessionEnded;
    channel.end(endedAtMs, clock.nowMs());
  }
  channel.noteConsent(claims);
  return null;
}
