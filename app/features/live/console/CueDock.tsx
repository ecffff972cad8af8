import { t as text } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef } from 'react';
import type { Cue, CueContent } from '#core/protocol/signaling.ts';
import { elapsedText } from '../../../components/time-text.ts';
import { cueText } from '../cues/cue-words.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import type { RoomAction } from '../room/room-actions.ts';
import { useKeyLabel } from '../settings/use-key-hint.ts';
import { useTicking } from '../use-live-write.ts';
import { PRESETS } from './cue-words.ts';

/** A word to everybody by one press. The last one stands out, with how long ago it was. */
export function CueDock({
  onCue,
  onSay,
  isKept,
  onKeep,
}: {
  onCue(cue: CueContent): void;
  onSay(): void;
  isKept: boolean;
  onKeep(isKept: boolean): void;
}) {
  const { t } = useLingui();
  const session = useLiveSession();
  const isLinked = useRoom((state) => state.link.state === 'connected');
  const last = useRoom((state) => state.classCue);
  return (
    <nav className="cue-dock" aria-label={t`Cues to everybody`}>
      {PRESETS.map(({ kind, asks, action }) => (
        <DockButton
          key={kind}
          name={cueText({ kind })}
          action={action}
          detail={t(asks)}
          isDisabled={!isLinked}
          sent={last?.cue.kind === kind ? last : null}
          onPress={() => onCue({ kind })}
        />
      ))}
      <DockButton
        name={<Trans>Say…</Trans>}
        action="cue-text"
        detail={t`big text for all`}
        isDisabled={!isLinked}
        sent={last?.cue.kind === 'text' ? last : null}
        onPress={onSay}
      />
      <span className="dock-line" />
      {last?.isHeld === true ? (
        <button
          type="button"
          className="dock-button"
          disabled={!isLinked}
          data-testid="clear-cue"
          // A refusal is told by `RoomProblem`.
          onClick={() => void session.clearCue().catch(() => undefined)}
        >
          <b>
            <Trans>Clear</Trans>
          </b>
          <small>
            <Trans>take it off the screens</Trans>
          </small>
        </button>
      ) : (
        <button type="button" className="dock-button" aria-pressed={isKept} onClick={() => onKeep(!isKept)}>
          <b>
            <Trans>Keep</Trans>
          </b>
          <small>{isKept ? <Trans>until you clear it</Trans> : <Trans>cues go after 6 s</Trans>}</small>
        </button>
      )}
    </nav>
  );
}

function DockButton({
  name,
  action,
  detail,
  sent,
  isDisabled,
  onPress,
}: {
  name: ReactNode;
  action: RoomAction;
  detail: string;
  /** The cue that this button sent last, while it is the class's last. */
  sent: Cue | null;
  isDisabled: boolean;
  onPress(): void;
}) {
  const session = useLiveSession();
  const key = useKeyLabel(action);
  const ref = useRef<HTMLElement>(null);
  useTicking(() => {
    if (ref.current === null) return;
    ref.current.textContent = sent === null ? detail : sentText(sent, session.nowMs());
  });
  return (
    <button type="button" className="dock-button" data-sent={sent !== null} disabled={isDisabled} onClick={onPress}>
      <b>{name}</b>
      {key !== null && <kbd className="kbd">{key}</kbd>}
      <small ref={ref} />
    </button>
  );
}

function sentText(sent: Cue, nowMs: number): string {
  if (sent.isHeld) return text`on the screens`;
  const ago = elapsedText(nowMs - sent.sentAtMs);
  return text`sent ${ago} ago`;
}
