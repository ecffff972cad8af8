import { Trans } from '@lingui/react/macro';
import { ChevronsDown, ChevronsUp, Equal, UserRound, Wind } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { Cue } from '#core/protocol/signaling.ts';
import { PersonName } from '../../../components/PersonName.tsx';
import { firstName } from '../name-text.ts';
import { cueText, widthEm } from './cue-words.ts';

const ICONS = { push: ChevronsUp, hold: Equal, ease: ChevronsDown, breathe: Wind } as const;

/** What the coach says, as large as its line allows, in the place of the other people. Said aloud by `RoomNews`. */
export function CueBanner({ cue }: { cue: Cue }) {
  const text = cueText(cue.cue);
  const Icon = cue.cue.kind === 'text' ? null : ICONS[cue.cue.kind];
  return (
    <section className="cue-banner" data-to={cue.to} data-testid="cue-banner">
      {Icon !== null && <Icon className="cue-icon" strokeWidth={2.6} aria-hidden="true" />}
      <p className="cue-text" style={{ '--em': widthEm(text).toFixed(2) } as CSSProperties} dir="auto">
        <span>{text}</span>
      </p>
      <span className="cue-from">
        {cue.to === 'you' && (
          <b className="cue-for-you">
            <UserRound size={16} aria-hidden="true" />
            <Trans>For you</Trans>
          </b>
        )}
        <span className="cue-from-name">
          <PersonName of={{ displayName: cue.fromName, isSimulated: cue.isSimulated }} as={firstName(cue.fromName)} />
        </span>
      </span>
    </section>
  );
}
