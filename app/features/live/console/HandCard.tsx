import { t as text } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Hand } from 'lucide-react';
import { useRef } from 'react';
import type { ChatMessage, ParticipantInfo } from '#core/protocol/signaling.ts';
import { PersonName } from '../../../components/PersonName.tsx';
import { elapsedText } from '../../../components/time-text.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { useTicking } from '../use-live-write.ts';
import { useConsole } from './console-context.tsx';

/** A question is written shortly before the hand goes up, or after. */
const QUESTION_BEFORE_HAND_MS = 60_000;

/** Whose hand is up, the longest first, with what they wrote. */
export function HandCard() {
  const others = useRoom((state) => state.others);
  const [first, ...rest] = others
    .filter((other) => other.isHandRaised)
    .sort((a, b) => (a.handRaisedAtMs ?? 0) - (b.handRaisedAtMs ?? 0));
  return first === undefined ? null : <RaisedHand participant={first} moreCount={rest.length} />;
}

function RaisedHand({ participant, moreCount }: { participant: ParticipantInfo; moreCount: number }) {
  const { t } = useLingui();
  const session = useLiveSession();
  const { onNudge, onSpotlight } = useConsole();
  const { participantId, handRaisedAtMs } = participant;
  const question = useRoom(({ chat }) => questionOf(chat, participant));
  const sinceRef = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    if (sinceRef.current === null || handRaisedAtMs === null) return;
    sinceRef.current.textContent = elapsedText(session.nowMs() - handRaisedAtMs);
  });
  return (
    <section className="card hand-card" aria-label={t`Raised hand`} data-testid="hand-card">
      <p className="hand-card-name">
        <Hand size={17} aria-hidden="true" />
        <b>
          <PersonName of={participant} />
        </b>
        <span ref={sinceRef} className="num dim t13" />
      </p>
      {question !== null && <p className="hand-card-question muted">{question}</p>}
      <p className="hand-card-actions">
        <button
          type="button"
          className="btn"
          data-testid="lower-hand"
          // A refusal is told by `RoomProblem`.
          onClick={() => void session.lowerHand(participantId).catch(() => undefined)}
        >
          <Trans>Lower</Trans>
        </button>
        <button type="button" className="btn" onClick={() => onNudge(participantId)}>
          <Trans>Reply</Trans>
        </button>
        <button type="button" className="btn" onClick={() => onSpotlight(participantId)}>
          <Trans>Look</Trans>
        </button>
        {moreCount > 0 && (
          <span className="dim t13">
            <Plural value={moreCount} one="+# hand" other="+# hands" />
          </span>
        )}
      </p>
    </section>
  );
}

/** What they wrote in the chat around raising the hand. */
function questionOf(chat: readonly ChatMessage[], { participantId, handRaisedAtMs }: ParticipantInfo): string | null {
  if (handRaisedAtMs === null) return null;
  const message = chat.findLast((each) => each.participantId === participantId);
  const isAsked = message !== undefined && message.sentAtMs >= handRaisedAtMs - QUESTION_BEFORE_HAND_MS;
  return isAsked ? text`“${message.text}”` : null;
}
