import { Trans, useLingui } from '@lingui/react/macro';
import { Bluetooth, Check } from 'lucide-react';
import { useState } from 'react';
import { bluetoothSupport } from '../../../lib/ble/bluetooth-support.ts';
import { BLUETOOTH_MISSING_TEXT } from '../device-words.ts';
import { useLiveSession } from '../live-session-context.tsx';
import { Dialog } from '../parts/Dialog.tsx';

/** Never a dead button: where the browser cannot pair it says what can. */
export function PairButton({ label, isPrimary }: { label: string; isPrimary: boolean }) {
  const session = useLiveSession();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const support = bluetoothSupport();
  return (
    <>
      <button
        type="button"
        className={isPrimary ? 'btn block pair-button' : 'btn sm pair-button'}
        data-testid="pair-strap"
        onClick={() => (support === 'available' ? session.pairStrap() : setHelpOpen(true))}
      >
        <Bluetooth size={16} />
        {label}
      </button>
      {isHelpOpen && support !== 'available' && (
        <NoBluetoothSheet missing={support} onClose={() => setHelpOpen(false)} />
      )}
    </>
  );
}

/** Lists only what works today. */
function NoBluetoothSheet({ missing, onClose }: { missing: keyof typeof BLUETOOTH_MISSING_TEXT; onClose(): void }) {
  const { t } = useLingui();
  const { title, why, works } = BLUETOOTH_MISSING_TEXT[missing];
  return (
    <Dialog title={t(title)} onClose={onClose}>
      <p>{t(why)}</p>
      <ul className="works">
        {works.map((each) => (
          <li key={each.id}>
            <Check size={18} strokeWidth={2.6} aria-hidden="true" />
            {t(each)}
          </li>
        ))}
      </ul>
      <button type="button" className="btn primary" onClick={onClose}>
        <Trans>OK</Trans>
      </button>
    </Dialog>
  );
}
