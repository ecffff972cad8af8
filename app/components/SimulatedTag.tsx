import { Trans } from '@lingui/react/macro';
import { FlaskConical } from 'lucide-react';

/** Beside the name or the number of somebody who is made by a program. On a small tile the word is for screen readers. */
export function SimulatedTag() {
  return (
    <span className="simulated-tag" data-testid="simulated-tag">
      <FlaskConical size={12} strokeWidth={2.4} aria-hidden="true" />
      <span>
        <Trans>Simulated</Trans>
      </span>
    </span>
  );
}
