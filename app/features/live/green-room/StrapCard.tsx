import { Bluetooth, LoaderCircle } from 'lucide-react';
import { useRef, useState } from 'react';
import { bluetoothSupport } from '../../../lib/ble/bluetooth-support.ts';
import type { StrapState } from '../../../lib/ble/heart-rate-strap.ts';
import type { OwnHeartRate } from '../../../stores/live-metrics.ts';
import { BLUETOOTH_MISSING_TEXT, STRAP_PROBLEM_TEXT } from '../device-words.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useZonePaint } from '../parts/use-zone.ts';
import { ZoneMarks } from '../parts/ZoneMarks.tsx';
import { useLiveWrite } from '../use-live-write.ts';

/** Pairing in the green room, with the number as soon as there is one. */
export function StrapCard() {
  const strap = useRoom((state) => state.strap);
  const isPaired = strap.state === 'connected' || strap.state === 'searching';
  return (
    <section className="card pair-card">
      <header>
        <h2>Heart rate</h2>
        <StrapStateChip strap={strap} />
      </header>
      {isPaired && <PairedStrap strap={strap} />}
      {strap.state === 'failed' && <p className="note bad">{STRAP_PROBLEM_TEXT[strap.problem]}</p>}
      {!isPaired && strap.state !== 'failed' && (
        <p className="muted">Put on your strap and wet the pads, then pair it. You can also join without one.</p>
      )}
      <PairButton label={isPaired ? 'Change strap' : 'Pair a strap'} isPrimary={!isPaired} />
    </section>
  );
}

function StrapStateChip({ strap }: { strap: StrapState }) {
  if (strap.state === 'connected') {
    return (
      <span className="chip ok">
        <Bluetooth size={15} />
        Connected
      </span>
    );
  }
  if (strap.state === 'choosing' || strap.state === 'connecting' || strap.state === 'searching') {
    const text = { choosing: 'Choose your strap', connecting: 'Connecting', searching: 'Searching' }[strap.state];
    return (
      <span className={strap.state === 'searching' ? 'chip warn' : 'chip'}>
        <LoaderCircle size={15} className="spin" />
        {text}
      </span>
    );
  }
  return null;
}

function PairedStrap({ strap }: { strap: Extract<StrapState, { state: 'connected' | 'searching' }> }) {
  const ref = useRef<HTMLDivElement>(null);
  const bpmRef = useRef<HTMLSpanElement>(null);
  const paintZone = useZonePaint();
  useLiveWrite(
    (state) => state.own,
    (own) => {
      if (ref.current === null || bpmRef.current === null) return;
      bpmRef.current.textContent = ownText(own);
      paintZone(ref.current, own.state === 'live' ? own.zone : 0);
    },
  );
  return (
    <div className="paired" ref={ref} data-z="0">
      <span className="paired-bpm" ref={bpmRef} data-testid="green-room-bpm" />
      <div className="paired-strap">
        <b>{strap.name}</b>
        <span className="muted t13">{strapDetail(strap)}</span>
      </div>
      <ZoneMarks size={40} isOnPanel />
    </div>
  );
}

/** Missing is a dash, never 0. */
function ownText(own: OwnHeartRate): string {
  return own.state === 'live' ? String(own.bpm) : '– –';
}

function strapDetail(strap: Extract<StrapState, { state: 'connected' | 'searching' }>): string {
  if (strap.state === 'searching') return 'Out of reach. We keep looking for it.';
  const contact = strap.hasContact ? 'contact good' : 'no skin contact. Wet the pads';
  return strap.batteryPercent === null ? contact : `Battery ${strap.batteryPercent}%, ${contact}`;
}

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
        <Dialog title={BLUETOOTH_MISSING_TEXT[support].title} onClose={() => setHelpOpen(false)}>
          <p>{BLUETOOTH_MISSING_TEXT[support].text}</p>
          <button type="button" className="btn primary" onClick={() => setHelpOpen(false)}>
            OK
          </button>
        </Dialog>
      )}
    </>
  );
}
