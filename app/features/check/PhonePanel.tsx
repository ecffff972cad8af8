import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { QrCode } from '../../components/QrCode.tsx';

/** The same check on a phone, which may be in another network. */
export function PhonePanel({ link }: { link: string | null }) {
  const { t } = useLingui();
  const id = useId();
  return (
    <section className="panel phone-panel" aria-labelledby={id}>
      <div className="grow">
        <h2 className="title-3" id={id}>
          <Trans>Check a phone too</Trans>
        </h2>
        {link === null ? (
          <p className="t14 muted panel-text">
            <Trans>
              This Pulseroom answers on this machine only, so no phone can open it. Start it with{' '}
              <code>npm start -- --lan</code> to let devices of this network in.
            </Trans>
          </p>
        ) : (
          <>
            <p className="t14 muted panel-text">
              <Trans>
                What you see here holds for this browser and its network. Open the same page on a phone to check it from
                there. It asks to sign in.
              </Trans>
            </p>
            <p className="t14">
              <a className="link" href={link}>
                {link}
              </a>
            </p>
          </>
        )}
      </div>
      {link === null ? null : <QrCode text={link} label={t`QR code of the address of this check`} />}
    </section>
  );
}
