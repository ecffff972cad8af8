import { Eye, EyeOff, HeartOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { ZONES, type ZoneBounds } from '#core/zones.ts';
import { elapsedText } from '../../../components/time-text.ts';
import { STRAP_PROBLEM_TEXT } from '../device-words.ts';
import { PairButton } from '../green-room/StrapCard.tsx';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { audienceLabel, ConsentRadios } from '../parts/ConsentRadios.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useZonePaint } from '../parts/use-zone.ts';
import { ZoneMarks } from '../parts/ZoneMarks.tsx';
import { useLiveWrite, useTicking } from '../use-live-write.ts';
import { placeInZone, ZoneLadder } from './ZoneLadder.tsx';

/** After so long without a signal the advice is on the screen. */
const ADVICE_AFTER_MS = 30_000;

/** The own heart rate, readable from three metres: one number, one colour, one word. */
export function HrBlock({ bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }) {
  const strap = useRoom((state) => state.strap);
  const isPaired = strap.state === 'connected' || strap.state === 'searching';
  if (isPaired) return <LiveBlock bounds={bounds} hrMaxBpm={hrMaxBpm} />;
  return (
    <section className="hr" data-state="gone" data-z="0" aria-label="Your heart rate">
      <div className="hr-zone">
        <HeartOff size={34} strokeWidth={2.4} aria-hidden="true" />
        <span data-testid="own-zone">No strap</span>
      </div>
      <p className="hr-advice">
        {strap.state === 'failed'
          ? STRAP_PROBLEM_TEXT[strap.problem]
          : strap.state === 'choosing' || strap.state === 'connecting'
            ? 'Connecting to your strap.'
            : 'Pair a strap to see your heart rate and zone here. The class works without one.'}
      </p>
      <div className="hr-foot">
        <PairButton label="Pair a strap" isPrimary={false} />
        <ConsentButton />
      </div>
    </section>
  );
}

function LiveBlock({ bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }) {
  const { metrics } = useLiveSession();
  const ref = useRef<HTMLElement>(null);
  const zoneRef = useRef<HTMLSpanElement>(null);
  const bpmRef = useRef<HTMLDivElement>(null);
  const wordRef = useRef<HTMLSpanElement>(null);
  const noteRef = useRef<HTMLParagraphElement>(null);
  const paintZone = useZonePaint();

  useLiveWrite(
    (state) => state.own,
    (own) => {
      const block = ref.current;
      if (block === null || bpmRef.current === null) return;
      block.dataset.state = own.state;
      bpmRef.current.textContent = own.state === 'live' ? String(own.bpm) : '– –';
      if (own.state === 'live') block.style.setProperty('--in-zone', placeInZone(own.bpm, { bounds, hrMaxBpm }));
      paintZone(block, own.state === 'live' ? own.zone : 0, (zone) => {
        if (zoneRef.current === null || wordRef.current === null || noteRef.current === null) return;
        if (zone === 0) {
          const isWaiting = metrics.getState().own.state === 'waiting';
          zoneRef.current.textContent = isWaiting ? 'Strap connected' : 'No signal';
          wordRef.current.textContent = isWaiting ? 'One moment' : 'Keep going';
          return;
        }
        zoneRef.current.textContent = `Zone ${zone}`;
        wordRef.current.textContent = ZONES[zone - 1]?.name ?? '';
        noteRef.current.textContent = zoneRange(zone, bounds);
      });
    },
  );
  useTicking(() => {
    const { own } = metrics.getState();
    if (own.state !== 'lost' || noteRef.current === null) return;
    const lostForMs = performance.now() - own.sinceMs;
    const last = own.lastBpm === null ? '' : `, last ${own.lastBpm} bpm`;
    const advice = lostForMs > ADVICE_AFTER_MS ? '. Press the strap to your skin. Wet the pads.' : '';
    noteRef.current.textContent = `Strap lost ${elapsedText(lostForMs)}${last}${advice}`;
  });

  return (
    <section className="hr" data-state="waiting" data-z="0" ref={ref} aria-label="Your heart rate">
      <div className="hr-zone">
        <ZoneMarks size={44} />
        <HeartOff className="no-signal" size={38} strokeWidth={2.4} aria-hidden="true" />
        <span ref={zoneRef} data-testid="own-zone" />
      </div>
      <div className="hr-bpm" ref={bpmRef} data-testid="own-bpm" />
      <ZoneLadder />
      <div className="hr-foot">
        <span className="hr-word" ref={wordRef} />
        <div className="hr-side">
          <p className="hr-note num" ref={noteRef} />
          <ConsentButton />
        </div>
      </div>
    </section>
  );
}

function zoneRange(zone: number, bounds: ZoneBounds): string {
  const from = bounds[zone - 2];
  const below = bounds[zone - 1];
  if (from === undefined) return `below ${bounds[0]} bpm`;
  return below === undefined ? `from ${from} bpm` : `${from}–${below - 1} bpm`;
}

function ConsentButton() {
  const audience = useRoom((state) => state.audience);
  const role = useRoom((state) => state.viewer.role);
  const instructorName = useRoom((state) => state.session.instructorName);
  const [isOpen, setOpen] = useState(false);
  const label = audienceLabel(audience, role, instructorName);
  return (
    <>
      <button type="button" className="hr-consent" data-testid="change-consent" onClick={() => setOpen(true)}>
        {audience === 'nobody' ? <EyeOff size={15} aria-hidden="true" /> : <Eye size={15} aria-hidden="true" />}
        {label}
      </button>
      {isOpen && (
        <Dialog title="Who sees your heart rate in this class" onClose={() => setOpen(false)}>
          <p className="muted">It changes at once on all screens. Everything is recorded for your own summary.</p>
          <ConsentRadios />
          <button type="button" className="btn primary" onClick={() => setOpen(false)}>
            Done
          </button>
        </Dialog>
      )}
    </>
  );
}
