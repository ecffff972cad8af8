import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { type BluetoothSupport, bluetoothSupport } from '../../lib/ble/bluetooth-support.ts';
import { CameraRow } from './CameraRow.tsx';
import { CheckRow } from './CheckRow.tsx';
import type { CheckFacts } from './check-facts.ts';
import { NetworkRow } from './NetworkRow.tsx';

/** Is this page allowed what a class needs, and can it pair straps? `null` until the page has come alive. */
type Abilities = { isSecure: boolean; bluetooth: BluetoothSupport; isAdapterOn: boolean | null };

/** Everything that a class needs of this device and its network, each in words. */
export function DeviceCheck({ facts }: { facts: CheckFacts }) {
  const abilities = useAbilities();
  return (
    <div className="panel flush check-list">
      <NetworkRow facts={facts} />
      <CameraRow />
      <StrapRow abilities={abilities} />
      <SecureRow abilities={abilities} />
    </div>
  );
}

function useAbilities(): Abilities | null {
  const [abilities, setAbilities] = useState<Abilities | null>(null);
  useEffect(() => {
    let isOver = false;
    const found: Abilities = { isSecure: window.isSecureContext, bluetooth: bluetoothSupport(), isAdapterOn: null };
    setAbilities(found);
    if (found.bluetooth === 'available') {
      navigator.bluetooth.getAvailability().then(
        (isAdapterOn) => {
          if (!isOver) setAbilities({ ...found, isAdapterOn });
        },
        () => undefined, // not known: pairing will tell
      );
    }
    return () => {
      isOver = true;
    };
  }, []);
  return abilities;
}

function StrapRow({ abilities }: { abilities: Abilities | null }) {
  const { t } = useLingui();
  const title = t`Heart-rate straps`;
  const testId = 'check-straps';
  if (abilities === null) {
    return (
      <CheckRow tone="running" title={title} testId={testId}>
        <p>
          <Trans>Looking at this browser.</Trans>
        </p>
      </CheckRow>
    );
  }
  if (abilities.bluetooth === 'insecure-context') {
    return (
      <CheckRow tone="bad" title={title} testId={testId}>
        <p>
          <Trans>Browsers give Bluetooth to https addresses and to localhost only.</Trans>
        </p>
      </CheckRow>
    );
  }
  if (abilities.bluetooth === 'no-web-bluetooth') {
    return (
      <CheckRow tone="warn" title={title} testId={testId}>
        <p>
          <b>
            <Trans>This browser cannot talk to straps.</Trans>
          </b>{' '}
          <Trans>
            Chrome, Edge and Opera on Windows, macOS, Linux, ChromeOS and Android can. Safari, Firefox and all browsers
            on iPhones cannot. Classes work here without a heart rate.
          </Trans>
        </p>
      </CheckRow>
    );
  }
  if (abilities.isAdapterOn === false) {
    return (
      <CheckRow tone="warn" title={title} testId={testId}>
        <p>
          <Trans>This browser can talk to straps, but Bluetooth is off on this device, or there is none.</Trans>
        </p>
      </CheckRow>
    );
  }
  return (
    <CheckRow tone="ok" title={title} testId={testId}>
      <p>
        <Trans>This browser can talk to straps. Pair yours before a class, in the green room.</Trans>
      </p>
    </CheckRow>
  );
}

function SecureRow({ abilities }: { abilities: Abilities | null }) {
  const { t } = useLingui();
  const title = t`Address of this page`;
  const testId = 'check-secure';
  if (abilities === null) {
    return (
      <CheckRow tone="running" title={title} testId={testId}>
        <p>
          <Trans>Looking at this browser.</Trans>
        </p>
      </CheckRow>
    );
  }
  if (!abilities.isSecure) {
    return (
      <CheckRow tone="bad" title={title} testId={testId}>
        <p>
          <b>
            <Trans>This page is not on a secure address.</Trans>
          </b>{' '}
          <Trans>
            Browsers hide camera, microphone and Bluetooth from it. Ask whoever runs the server for its https address;
            to get one in this network, they start it with <code>npm start -- --lan</code>.
          </Trans>
        </p>
      </CheckRow>
    );
  }
  return (
    <CheckRow tone="ok" title={title} testId={testId}>
      <p>
        <Trans>Secure: this page may use camera, microphone and Bluetooth.</Trans>
      </p>
    </CheckRow>
  );
}
