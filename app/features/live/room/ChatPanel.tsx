import { Trans, useLingui } from '@lingui/react/macro';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { PersonName } from '../../../components/PersonName.tsx';
import { clockText } from '../../../components/time-text.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';

/** [SG10] Longest message, in characters. */
const TEXT_MAX = 500;

export function ChatPanel() {
  const { t } = useLingui();
  const session = useLiveSession();
  const chat = useRoom((state) => state.chat);
  const isLinked = useRoom((state) => state.link.state === 'connected');
  const [text, setText] = useState('');
  const listRef = useRef<HTMLOListElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message scrolls into view.
  useEffect(() => {
    const list = listRef.current;
    if (list !== null) list.scrollTop = list.scrollHeight;
  }, [chat]);

  function send(): void {
    const trimmed = text.trim();
    if (trimmed === '') return;
    // A refused message stays in the field to be tried again.
    session.sendChat(trimmed).then(
      () => setText((current) => (current.trim() === trimmed ? '' : current)),
      () => undefined,
    );
  }

  return (
    <div className="chat">
      <ol className="chat-messages" ref={listRef}>
        {chat.length === 0 && (
          <li className="muted t13">
            <Trans>No messages yet.</Trans>
          </li>
        )}
        {chat.map((message) => (
          <li key={message.chatMessageId} data-testid="chat-message">
            <b>
              <PersonName of={message} />
            </b>
            <time className="dim" dateTime={new Date(message.sentAtMs).toISOString()}>
              {clockText(message.sentAtMs)}
            </time>
            <p dir="auto">{message.text}</p>
          </li>
        ))}
      </ol>
      <form
        className="chat-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          value={text}
          maxLength={TEXT_MAX}
          placeholder={isLinked ? t`Message to everybody` : t`Reconnecting`}
          aria-label={t`Message to everybody`}
          data-testid="chat-input"
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="btn" disabled={!isLinked || text.trim() === ''} data-testid="chat-send">
          <SendHorizontal size={18} aria-label={t`Send`} />
        </button>
      </form>
    </div>
  );
}
