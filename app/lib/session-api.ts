import { msg } from '@lingui/core/macro';
import type { Audience } from '#core/consent.ts';
import { AppError, type ErrorCode } from '#core/errors.ts';
import type { EpochMs, SessionId } from '#core/ids.ts';
import type { SessionState } from '#core/protocol/signaling.ts';
import type { ClassHistory, OwnHistory } from '#core/session-history.ts';
import type { ApiError, JoinAnswer } from '../features/live/live-class-data.ts';
import { wordedError } from './error-words.ts';

/** What the green room asks while it waits. */
export type SessionStateAnswer = {
  state: SessionState;
  startsAtMs: number;
  startedAtMs: number | null;
  /** The server's clock, which is the session's. */
  nowMs: number;
};

export type ConsentAnswer = { audience: Audience; consentEpoch: number };

export type SessionApi = {
  join(choice: { audience: Audience; hasSimulatedStrap: boolean }): Promise<JoinAnswer>;
  /** A fresh token for somebody who is in the class already. */
  token(): Promise<JoinAnswer>;
  /** What holds from now on. */
  setAudience(audience: Audience): Promise<ConsentAnswer>;
  open(): Promise<void>;
  end(): Promise<void>;
  state(): Promise<SessionStateAnswer>;
  /** For the instructor: the class since `fromMs`, or since its opening. */
  classHistory(fromMs: EpochMs | null): Promise<ClassHistory>;
  /** The own heart rate since the opening. */
  ownHistory(): Promise<OwnHistory>;
};

/** A request that a dead network swallowed must not hold up those that follow. */
const ANSWER_WITHIN_MS = 15_000;

/**
 * The HTTP operations of one session. They reject with `AppError`: the server's own code and sentence, or `unavailable`
 * when it cannot be reached. Answers come from our own origin and release and are not checked again.
 */
export function createSessionApi(sessionId: SessionId): SessionApi {
  async function call<Answer>(method: 'GET' | 'POST', verb: string, body?: object): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(`/api/sessions/${sessionId}/${verb}`, {
        method,
        ...(verb.startsWith('history') ? { priority: 'low' } : {}),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        headers: { accept: 'application/json', ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
        ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      });
    } catch (cause) {
      throw wordedError('unavailable', { words: msg`The server does not answer. Check your connection.`, cause });
    }
    if (response.ok) return (await response.json()) as Answer;
    throw await refusalOf(response);
  }

  return {
    join: (choice) => call('POST', 'join', choice),
    token: () => call('POST', 'token'),
    setAudience: (audience) => call('POST', 'consent', { audience }),
    open: async () => void (await call('POST', 'open')),
    end: async () => void (await call('POST', 'end')),
    state: () => call('GET', 'state'),
    classHistory: (fromMs) => call('GET', `history?of=class${fromMs === null ? '' : `&fromMs=${fromMs}`}`),
    ownHistory: () => call('GET', 'history?of=self'),
  };
}

async function refusalOf(response: Response): Promise<AppError> {
  const { status } = response;
  try {
    const { code, message } = (await response.json()) as ApiError;
    return new AppError(code as ErrorCode, message);
  } catch (cause) {
    // A proxy's error page is not JSON.
    return wordedError('unavailable', { words: msg`The server answered ${status}. We try again.`, cause });
  }
}
