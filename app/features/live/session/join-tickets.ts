import { AppError } from '#core/errors.ts';
import type { SessionApi } from '../../../lib/session-api.ts';
import type { JoinAnswer } from '../live-class-data.ts';

export type TicketRefusal = 'session-ended' | 'removed' | 'not-signed-in';

/**
 * Join tokens for one connection and its successors: the one that joining brought, then a fresh one each time.
 * Resolves `null` once the server refuses for good; rejects when it cannot be reached now, or does not know who asks.
 */
export function createJoinTickets({
  first,
  api,
  onAnswer,
  onRefused,
}: {
  first: JoinAnswer;
  api: Pick<SessionApi, 'token'>;
  onAnswer(answer: JoinAnswer): void;
  onRefused(refusal: TicketRefusal): void;
}): () => Promise<JoinAnswer | null> {
  let unused: JoinAnswer | null = first;
  return async () => {
    if (unused !== null) {
      const answer = unused;
      unused = null;
      return answer;
    }
    try {
      const answer = await api.token();
      onAnswer(answer);
      return answer;
    } catch (error) {
      const refusal = error instanceof AppError ? refusalOf(error) : null;
      if (refusal === null) throw error;
      onRefused(refusal);
      // Signing in again, in another tab, makes the next question succeed.
      if (refusal === 'not-signed-in') throw error;
      return null;
    }
  };
}

function refusalOf({ code }: AppError): TicketRefusal | null {
  switch (code) {
    case 'session-ended':
      return 'session-ended';
    case 'removed':
    case 'forbidden':
    case 'not-found':
      return 'removed';
    case 'not-signed-in':
      return 'not-signed-in';
    default:
      return null;
  }
}
