import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { PairButton } from '../green-room/PairButton.tsx';
import { useRoom } from '../live-session-context.tsx';

/** What to do about a strap that gives nothing, and what it meant when it is back. Said aloud by `RoomNews`. */
export function StrapNote() {
  const { t } = useLingui();
  const trouble = useRoom((state) => state.strapTrouble);
  switch (trouble.stage) {
    case 'none':
    case 'lost':
      return null;
    case 'hint':
      return (
        <p className="strap-note" data-testid="strap-note">
          <Trans>Press the strap to your skin. Wet the pads.</Trans>
        </p>
      );
    case 'fallback':
      return (
        <div className="strap-note" data-testid="strap-note">
          <p>
            <Trans>We keep looking for it. You can take another strap, or go on without.</Trans>
          </p>
          <PairButton label={t`Choose another strap`} isPrimary={false} />
        </div>
      );
    case 'back':
      return (
        <p className="strap-note" data-testid="strap-note">
          <Plural
            value={trouble.leftOutS}
            one="Back. # second is left out of your totals."
            other="Back. # seconds are left out of your totals."
          />
        </p>
      );
  }
}
