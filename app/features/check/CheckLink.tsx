import { Trans } from '@lingui/react/macro';

/** From where something did not work to where one finds out why. In a tab of its own: nobody is taken out of a class. */
export function CheckLink() {
  return (
    <a className="link" href="/check" target="_blank" rel="noreferrer">
      <Trans>Check your device and network</Trans>
    </a>
  );
}
