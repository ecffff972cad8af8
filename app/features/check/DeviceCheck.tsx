import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { type BluetoothSupport, bluetoothSupport } from '../../lib/ble/bluetooth-support.ts';
import { WEB_BLUETOOTH_SWITCH } from '../live/device-words.ts';
import { CameraRow } from './CameraRow.tsx';
import { CheckRow, type CheckTone } from './CheckRow.tsx';
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

type RowProps = { abilities: Abilities | null };

function StrapRow({ abilities }: RowProps) {
  const { t } = useLingui();
  return (
    <CheckRow tone={strapTone(abilities)} title={t`Heart-rate straps`} testId="check-straps">
      <p>{abilities === null ? <Trans>Looking at this browser.</Trans> : <StrapWords {...abilities} />}</p>
    </CheckRow>
  );
}

function strapTone(abilities: Abilities | null): CheckTone {
  if (abilities === null) return 'running';
  const { bluetooth, isAdapterOn } = abilities;
  if (bluetooth === 'insecure-context') return 'bad';
  return bluetooth !== 'available' || isAdapterOn === false ? 'warn' : 'ok';
}

function StrapWords({ bluetooth, isAdapterOn }: Abilities) {
  switch (bluetooth) {
    case 'insecure-context':
      return <Trans>Browsers give Bluetooth to https addresses and to localhost only.</Trans>;
    case 'switched-off':
      return (
        <>
          <b>
            <Trans>Web Bluetooth is switched off in this browser.</Trans>
          </b>{' '}
          <Trans>
            On Linux, Chromium and Chrome talk to straps only when you switch it on: open{' '}
            <code>{WEB_BLUETOOTH_SWITCH}</code> in a new tab, choose Enabled, and start the browser again. Classes work
            here without a heart rate.
          </Trans>
        </>
      );
    case 'no-web-bluetooth':
      return (
        <>
          <b>
            <Trans>This browser cannot talk to straps.</Trans>
          </b>{' '}
          <Trans>
            Chrome, Edge and Opera on Windows, macOS, ChromeOS and Android can; on Linux with Web Bluetooth switched on.
            Safari, Firefox and all browsers on iPhones cannot. Classes work here without a heart rate.
          </Trans>
        </>
      );
    case 'available':
      return isAdapterOn === false ? (
        <Trans>This browser can talk to straps, but Bluetooth is off on this device, or there is none.</Trans>
      ) : (
        <Trans>This browser can talk to straps. Pair yours before a class, in the green room.</Trans>
      );
  }
}

function SecureRow({ abilities }: RowProps) {
  const { t } = useLingui();
  const tone = abilities === null ? 'running' : abilities.isSecure ? 'ok' : 'bad';
  return (
    <CheckRow tone={tone} title={t`Address of this page`} testId="check-secure">
      <p>{abilities === null ? <Trans>Looking at this browser.</Trans> : <SecureWords {...abilities} />}</p>
    </CheckRow>
  );
}

function SecureWords({ isSecure }: Abilities) {
  return isSecure ? (
    <Trans>Secure: this page may use camera, microphone and Bluetooth.</Trans>
  ) : (
    <>
      <b>
        <Trans>This page is not on a secure address.</Trans>
      </b>{' '}
      <Trans>
        Browsers hide camera, microphone and Bluetooth from it. Ask whoever runs the server for its https address; to
        get one in this network, they start it with <code>npm start -- --lan</code>.
      </Trans>
    </>
  );
}
