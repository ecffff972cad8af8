import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { ParticipantId } from '#core/ids.ts';
import type { CueContent } from '#core/protocol/signaling.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { nameInText } from '../name-text.ts';
import { useAnnouncements } from '../parts/Announcer.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { CueForm } from './CueForm.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** A word to one person, on nobody else's screen. */
export function NudgeDialog({ participantId, onClose }: { participantId: ParticipantId; onClose(): void }) {
  const { t } = useLingui();
  const session = useLiveSession();
  const { announce } = useAnnouncements();
  const person = useRoom(({ others }) => others.find((other) => other.participantId === participantId));
  const problem = useRoom((state) => state.problem);
  const [isSending, setSending] = useState(false);
  const isGone = person === undefined;
  useReturnFocus();
  useEffect(() => {
    // Whoever left meanwhile cannot be nudged.
    if (isGone) onClose();
  }, [isGone, onClose]);

  if (person === undefined) return null;
  const name = nameInText(person);

  function send(cue: CueContent): void {
    setSending(true);
    session.sendCue({ to: participantId, cue, isHeld: false }).then(
      () => {
        announce(t`Sent to ${name}.`);
        onClose();
      },
      // What was written stays, to be tried again.
      () => setSending(false),
    );
  }

  return (
    <Dialog title={t`Private nudge to ${name}`} onClose={onClose}>
      <p className="muted">
        <Trans>Shown for 6 s on this person’s screen, and on nobody else’s.</Trans>
      </p>
      {problem !== null && <p className="note bad">{problem}</p>}
      <CueForm label={t`Or in your own words`} hasPresets isSending={isSending} onSend={send} onClose={onClose} />
    </Dialog>
  );
}
