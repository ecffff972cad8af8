import { Trans, useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { PageTitle } from '../components/PageTitle.tsx';
import { WEB_BLUETOOTH_SWITCH } from '../features/live/device-words.ts';
import { type LanHelp, readLanHelp } from '../server/lan-help.ts';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/lan';

export const loader = (args: Route.LoaderArgs) => forAnybody(args, async (services) => readLanHelp(services));

/** For whoever brings a phone: what it takes, on a server that was started like this one. */
export default function LanHelpPage({ loaderData: help }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <>
      <PageTitle>{t`Phones in this network`}</PageTitle>
      <h1 className="title-hero">
        <Trans>Phones in this network</Trans>
      </h1>
      {help.kind === 'own-certificate' ? (
        <TrustCertificate {...help} />
      ) : help.kind === 'trusted' ? (
        <p className="sub">
          <Trans>
            Phones open <a href={help.origin}>{help.origin}</a>, as every computer does. There is nothing to install.
          </Trans>
        </p>
      ) : (
        <StartWithLan />
      )}
    </>
  );
}

function StartWithLan() {
  return (
    <>
      <p className="sub">
        <Trans>
          This Pulseroom was started for the computer that it runs on. Browsers on other devices hide camera and
          Bluetooth from it, where they reach it at all.
        </Trans>
      </p>
      <section className="lan-help">
        <h2 className="title-3">
          <Trans>To let phones in</Trans>
        </h2>
        <ol>
          <li>
            <Trans>On that computer, stop the server with Ctrl and C. What is stored stays.</Trans>
          </li>
          <li>
            <Trans>
              Start it with <code>npm start -- --lan</code>.
            </Trans>
          </li>
          <li>
            <Trans>
              It prints an address and a code to scan. Open it on the phone; this page there says what comes next.
            </Trans>
          </li>
        </ol>
      </section>
    </>
  );
}

/** What the certificate is, and what to do on each kind of phone whose browser warns. */
function TrustCertificate({
  certificateName,
  fingerprint,
  localAddress,
}: Extract<LanHelp, { kind: 'own-certificate' }>) {
  return (
    <>
      <p className="sub">
        <Trans>
          Pulseroom runs on a computer near you and encrypts its pages with a certificate that it made itself. Browsers
          do not know that certificate, so they warn once.
        </Trans>
      </p>
      <section className="lan-help">
        <h2 className="title-3">
          <Trans>Android and computers: go past the warning</Trans>
        </h2>
        <ul>
          <li>
            <Trans>Chrome, Edge, Samsung Internet: “Advanced”, then “Proceed”.</Trans>
          </li>
          <li>
            <Trans>Firefox: “Advanced”, then “Accept the risk and continue”.</Trans>
          </li>
        </ul>
        <p>
          <Trans>
            Camera and microphone work after that. Heart rate straps pair in Chrome and Edge, on Android and computers;
            on Linux with Web Bluetooth switched on at <code>{WEB_BLUETOOTH_SWITCH}</code>.
          </Trans>
        </p>
      </section>
      <section className="lan-help">
        <h2 className="title-3">
          <Trans>iPhone and iPad: trust the certificate once</Trans>
        </h2>
        <p>
          <Trans>
            Safari shows the pages after the warning, but may refuse the connections of a live class until the
            certificate is trusted. No browser on an iPhone can pair a strap.
          </Trans>
        </p>
        <ol>
          <li>
            <Trans>In Safari, download the certificate below and allow it.</Trans>
          </li>
          <li>
            <Trans>Settings, General, VPN & Device Management: choose “{certificateName}” and install it.</Trans>
          </li>
          <li>
            <Trans>Settings, General, About, Certificate Trust Settings: switch it on.</Trans>
          </li>
          <li>
            <Trans>Close Safari’s tab of Pulseroom and open it again.</Trans>
          </li>
        </ol>
      </section>
      <a className="btn primary lg" href="/lan/pulseroom.crt">
        <Download size={18} aria-hidden />
        <Trans>Download the certificate</Trans>
      </a>
      <section className="lan-help">
        <h2 className="title-3">
          <Trans>Before you trust it</Trans>
        </h2>
        <p>
          <Trans>
            It vouches for addresses in private networks only, not for sites on the internet. Remove it in the same
            place when you no longer come here. Android trusts it too, so that it warns no more: Settings, search for
            “CA certificate”.
          </Trans>
        </p>
        <p>
          <Trans>
            That it is the right one you see by its fingerprint: on the computer itself,{' '}
            <a href={localAddress}>{localAddress}</a> shows the same.
          </Trans>
        </p>
        <p className="fingerprint">{fingerprint}</p>
      </section>
    </>
  );
}
