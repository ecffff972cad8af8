import { Trans, useLingui } from '@lingui/react/macro';
import { BatteryLow, Bluetooth, FlaskConical, LoaderCircle } from 'lucide-react';
import { useRef } from 'react';
import type { StrapState } from '../../../lib/ble/heart-rate-strap.ts';
import type { OwnHeartRate } from '../../../stores/live-metrics.ts';
import { BATTERY_LOW_PERCENT } from '../battery.ts';
import { STRAP_PROBLEM_TEXT } from '../device-words.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { useZonePaint } from '../parts/use-zone.ts';
import { ZoneMarks } from '../parts/ZoneMarks.tsx';
import { useLiveWrite } from '../use-live-write.ts';
import { HeartRateSpark } from './HeartRateSpark.tsx';
import { PairButton } from './PairButton.tsx';

type PairedState = Extract<StrapState, { state: 'connected' | 'searching' }>;

/** Pairing in the green room, with the number as soon as there is one. */
export function StrapCard() {
  const { t } = useLingui();
  const strap = useRoom((state) => state.strap);
  const isOffered = useRoom((state) => state.simulatedStrap !== 'none');
  const isPaired = strap.state === 'connected' || strap.state === 'searching';
  const pairLabel = isPaired ? t`Not you? Choose another strap` : t`Pair a strap`;
  return (
    <section className="card pair-card">
      <header>
        <h2>
          <Trans>Heart rate</Trans>
        </h2>
        <StrapStateChip strap={strap} />
      </header>
      {isPaired && <PairedStrap strap={strap} />}
      {strap.state === 'failed' && (
        <p className="note bad" data-testid="strap-problem">
          {t(STRAP_PROBLEM_TEXT[strap.problem])}
        </p>
      )}
      {!isPaired && strap.state !== 'failed' && (
        <p className="muted">
          <Trans>Put on your strap and wet the pads, then pair it. You can also join without one.</Trans>
        </p>
      )}
      <PairButton label={pairLabel} isPrimary={!isPaired} />
      {!isPaired && isOffered && <SimulatedStrapButton />}
    </section>
  );
}

/** In a demo: whoever has no strap at hand sees what one does. */
function SimulatedStrapButton() {
  const session = useLiveSession();
  return (
    <>
      <button
        type="button"
        className="btn block pair-button"
        data-testid="simulated-strap"
        onClick={() => session.wearSimulatedStrap()}
      >
        <FlaskConical size={16} />
        <Trans>Use a simulated strap</Trans>
      </button>
      <p className="muted t13">
        <Trans>For this demo only. The class sees that your heart rate is simulated.</Trans>
      </p>
    </>
  );
}

function StrapStateChip({ strap }: { strap: StrapState }) {
  switch (strap.state) {
    case 'none':
    case 'failed':
      return null;
    case 'connected':
      return (
        <span className="chip ok">
          <Bluetooth size={15} />
          <Trans>Connected</Trans>
        </span>
      );
    case 'choosing':
    case 'connecting':
    case 'searching':
      return (
        <span className={strap.state === 'searching' ? 'chip warn' : 'chip'}>
          <LoaderCircle size={15} className="spin" />
          {strap.state === 'choosing' && <Trans>Choose your strap</Trans>}
          {strap.state === 'connecting' && <Trans>Connecting</Trans>}
          {strap.state === 'searching' && <Trans>Searching</Trans>}
        </span>
      );
  }
}

function PairedStrap({ strap }: { strap: PairedState }) {
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
    <>
      <div className="paired" ref={ref} data-z="0">
        <span className="paired-bpm" ref={bpmRef} data-testid="green-room-bpm" />
        <div className="paired-strap">
          <b>{strap.name}</b>
          <span className="muted t13">
            <StrapDetail strap={strap} />
          </span>
        </div>
        <ZoneMarks size={34} isOnPanel />
      </div>
      <HeartRateSpark />
    </>
  );
}

/** Missing is a dash, never 0. */
function ownText(own: OwnHeartRate): string {
  return own.state === 'live' ? String(own.bpm) : '– –';
}

function StrapDetail({ strap }: { strap: PairedState }) {
  if (strap.state === 'searching') return <Trans>Out of reach. We keep looking for it.</Trans>;
  const { batteryPercent, hasContact } = strap;
  if (batteryPercent === null) {
    return hasContact ? <Trans>Contact good</Trans> : <Trans>No skin contact. Wet the pads</Trans>;
  }
  if (!hasContact) return <Trans>Battery {batteryPercent}%, no skin contact. Wet the pads</Trans>;
  if (batteryPercent > BATTERY_LOW_PERCENT) return <Trans>Battery {batteryPercent}%, contact good</Trans>;
  return (
    <span className="battery-low">
      <BatteryLow size={15} aria-hidden="true" />
      <Trans>Battery low, {batteryPercent}%. It may not last the class.</Trans>
    </span>
  );
}
