import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { CUE_TEXT_MAX } from '#core/cues.ts';
import type { CueContent } from '#core/protocol/signaling.ts';
import { cueText } from '../cues/cue-words.ts';
import { PRESETS } from './cue-words.ts';

/** A cue to choose or to write: the usual ones, or one line that is read from three metres. */
export function CueForm({
  label,
  hasPresets,
  isSending,
  onSend,
  onClose,
}: {
  label: string;
  hasPresets: boolean;
  isSending: boolean;
  onSend(cue: CueContent): void;
  onClose(): void;
}) {
  const [text, setText] = useState('');
  const trimmed = text.trim();
  return (
    <>
      {hasPresets && (
        <div className="cue-presets">
          {PRESETS.map(({ kind }) => (
            <button key={kind} type="button" className="btn" disabled={isSending} onClick={() => onSend({ kind })}>
              {cueText({ kind })}
            </button>
          ))}
        </div>
      )}
      <form
        className="cue-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed !== '') onSend({ kind: 'text', text: trimmed });
        }}
      >
        <label>
          <span>{label}</span>
          <input
            // Where there is nothing to choose from, the dialog was opened to write.
            data-first={hasPresets ? undefined : true}
            value={text}
            maxLength={CUE_TEXT_MAX}
            autoComplete="off"
            data-testid="cue-input"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <p className="t13 muted num">
          <Trans>
            {text.length} of {CUE_TEXT_MAX} characters
          </Trans>
        </p>
        <div className="sheet-actions">
          <button type="button" className="btn" onClick={onClose}>
            <Trans>Cancel</Trans>
          </button>
          <button type="submit" className="btn primary" data-testid="cue-send" disabled={isSending || trimmed === ''}>
            <Trans>Send</Trans>
          </button>
        </div>
      </form>
    </>
  );
}
