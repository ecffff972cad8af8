import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Eye, EyeOff, HeartOff, LoaderCircle } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ZoneBounds } from '#core/zones.ts';
import { elapsedText } from '../../../components/time-text.ts';
import { STRAP_PROBLEM_TEXT } from '../device-words.ts';
import { PairButton } from '../green-room/PairButton.tsx';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { ConsentRadios, useAudienceLabel } from '../parts/ConsentRadios.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useZonePaint } from '../parts/use-zone.ts';
import { ZoneMarks } from '../parts/ZoneMarks.tsx';
import { useLiveWrite, useTicking } from '../use-live-write.ts';
import { ZONE_WORDS } from '../zone-words.ts';
import { StrapNote } from './StrapNote.tsx';
import { placeInZone, ZoneLadder } from './ZoneLadder.tsx';

/** The own heart rate, readable from three metres: one number, one colour, one word. */
export function HrBlock({ bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }) {
  const strap = useRoom((state) => state.strap);
  const isPaired = strap.state === 'connected' || strap.state === 'searching';
  return isPaired ? <LiveBlock bounds={bounds} hrMaxBpm={hrMaxBpm} /> : <NoStrapBlock />;
}

function NoStrapBlock() {
  const { t: tr } = useLingui();
  const strap = useRoom((state) => state.strap);
  const isPairing = strap.state === 'choosing' || strap.state === 'connecting';
  return (
    <section className="hr" data-state="gone" data-z="0" aria-label={tr`Your heart rate`}>
      <div className="hr-zone">
        <HeartOff size={34} strokeWidth={2.4} aria-hidden="true" />
        <span data-testid="own-zone">
          <Trans>No strap</Trans>
        </span>
      </div>
      <p className="hr-advice">
        {strap.state === 'failed' && tr(STRAP_PROBLEM_TEXT[strap.problem])}
        {isPairing && <Trans>Connecting to your strap.</Trans>}
        {strap.state === 'none' && (
          <Trans>Pair a strap to see your heart rate and zone here. The class works without one.</Trans>
        )}
      </p>
      <div className="hr-foot">
        <PairButton label={tr`Pair a strap`} isPrimary={false} />
        <ConsentButton />
      </div>
    </section>
  );
}

function LiveBlock({ bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }) {
  const { t: tr } = useLingui();
  const { metrics } = useLiveSession();
  const ref = useRef<HTMLElement>(null);
  const zoneRef = useRef<HTMLSpanElement>(null);
  const bpmRef = useRef<HTMLDivElement>(null);
  const wordRef = useRef<HTMLSpanElement>(null);
  const rangeRef = useRef<HTMLParagraphElement>(null);
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
        if (zoneRef.current === null || wordRef.current === null || rangeRef.current === null) return;
        if (zone === 0) {
          const isWaiting = metrics.getState().own.state === 'waiting';
          zoneRef.current.textContent = isWaiting ? t`Strap connected` : t`No signal`;
          wordRef.current.textContent = isWaiting ? t`Warming up` : t`Keep going`;
          rangeRef.current.textContent = '';
          return;
        }
        zoneRef.current.textContent = t`Zone ${zone}`;
        wordRef.current.textContent = i18n._(ZONE_WORDS[zone]);
        rangeRef.current.textContent = zoneRange(zone, bounds);
      });
    },
  );

  return (
    <section className="hr" data-state="waiting" data-z="0" ref={ref} aria-label={tr`Your heart rate`}>
      <div className="hr-zone">
        <ZoneMarks size={44} />
        <HeartOff className="no-signal" size={38} strokeWidth={2.4} aria-hidden="true" />
        <span ref={zoneRef} data-testid="own-zone" />
        <LostFor />
      </div>
      <div className="hr-bpm" ref={bpmRef} data-testid="own-bpm" />
      <ZoneLadder />
      <div className="hr-foot">
        <span className="hr-word" ref={wordRef} />
        <StrapNote />
        <div className="hr-side">
          <p className="hr-note num" ref={rangeRef} />
          <ConsentButton />
        </div>
      </div>
    </section>
  );
}

/** How long there is no signal, and what was the last one; small, so that nobody takes it for a live number. */
function LostFor() {
  const { metrics } = useLiveSession();
  const forRef = useRef<HTMLSpanElement>(null);
  const lastRef = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    const { own } = metrics.getState();
    if (own.state !== 'lost' || forRef.current === null || lastRef.current === null) return;
    const duration = elapsedText(performance.now() - own.sinceMs);
    const { lastBpm } = own;
    forRef.current.textContent = t`strap lost ${duration}`;
    lastRef.current.textContent = lastBpm === null ? '' : t`last ${lastBpm} bpm`;
  }, 500);
  return (
    <span className="hr-lost num" data-testid="strap-lost">
      <span ref={forRef} />
      <span ref={lastRef} />
    </span>
  );
}

function zoneRange(zone: number, bounds: ZoneBounds): string {
  const [from, next] = [bounds[zone - 2], bounds[zone - 1]];
  if (from === undefined) return t`below ${bounds[0]} bpm`;
  if (next === undefined) return t`from ${from} bpm`;
  const to = next - 1;
  return t`${from}–${to} bpm`;
}

function ConsentButton() {
  const { t: tr } = useLingui();
  const audience = useRoom((state) => state.audience);
  const isChanging = useRoom((state) => state.audienceWish !== null);
  const label = useAudienceLabel();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="hr-consent" data-testid="change-consent" onClick={() => setOpen(true)}>
        {isChanging && <LoaderCircle size={15} className="spin" aria-hidden="true" />}
        {!isChanging && audience === 'nobody' && <EyeOff size={15} aria-hidden="true" />}
        {!isChanging && audience !== 'nobody' && <Eye size={15} aria-hidden="true" />}
        {label}
      </button>
      {isOpen && (
        <Dialog title={tr`Who sees your heart rate in this class`} onClose={() => setOpen(false)}>
          <p className="muted">
            <Trans>It changes at once on all screens. Everything is recorded for your own summary.</Trans>
          </p>
          <ConsentRadios />
          <button type="button" className="btn primary" onClick={() => setOpen(false)}>
            <Trans>Done</Trans>
          </button>
        </Dialog>
      )}
    </>
  );
}
