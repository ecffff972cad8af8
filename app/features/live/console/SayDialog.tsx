import { Trans, useLingui } from '@lingui/react/macro';
import type { CueContent } from '#core/protocol/signaling.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { CueForm } from './CueForm.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** The coach's own line, on everybody's screen. */
export function SayDialog({
  isKept,
  onKeep,
  onSend,
  onClose,
}: {
  isKept: boolean;
  onKeep(isKept: boolean): void;
  onSend(cue: CueContent): void;
  onClose(): void;
}) {
  const { t } = useLingui();
  useReturnFocus();
  return (
    <Dialog title={t`Say something to everybody`} onClose={onClose}>
      <label className="check-line">
        <input type="checkbox" checked={isKept} onChange={(event) => onKeep(event.target.checked)} />
        <Trans>Keep it on the screens until I clear it</Trans>
      </label>
      <CueForm
        label={t`One line, in big letters`}
        hasPresets={false}
        isSending={false}
        onSend={(cue) => {
          onSend(cue);
          onClose();
        }}
        onClose={onClose}
      />
    </Dialog>
  );
}
