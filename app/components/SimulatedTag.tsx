import { Trans } from '@lingui/react/macro';

/** Beside the name or the number of somebody who is made by a program. */
export function SimulatedTag() {
  return (
    <span className="simulated-tag" data-testid="simulated-tag">
      <Trans>Simulated</Trans>
    </span>
  );
}
