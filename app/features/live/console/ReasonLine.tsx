import { t } from '@lingui/core/macro';
import { ChevronsUp, Hand, HeartOff, TrendingDown, Unplug, VideoOff } from 'lucide-react';
import { useRef } from 'react';
import type { ParticipantId } from '#core/ids.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { useTicking } from '../use-live-write.ts';
import type { ReasonKind } from './attention.ts';
import { useConsole, useConsoleState } from './console-context.tsx';
import { reasonText } from './reason-words.ts';

const ICONS: Record<ReasonKind, typeof Hand> = {
  'near-maximum': ChevronsUp,
  hand: Hand,
  'strap-lost': Unplug,
  falling: TrendingDown,
  'video-lost': VideoOff,
  'no-reading': HeartOff,
};

/** The reason in words. Its seconds are written, not rendered. */
export function ReasonLine({ participantId }: { participantId: ParticipantId }) {
  const { recorder } = useConsole();
  const kind = useConsoleState((state) => state.reasons.get(participantId));
  const ref = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    const reason = recorder.reasonOf(participantId);
    if (ref.current === null || reason === null) return;
    ref.current.textContent = reasonText(reason, performance.now());
  });
  const Icon = kind === undefined ? null : ICONS[kind];
  return (
    <p className="reason">
      {Icon !== null && <Icon size={18} strokeWidth={2.4} aria-hidden="true" />}
      <span ref={ref} className="ell" data-testid="reason" />
    </p>
  );
}

/** What helps to judge it, where there is no line to look at. */
export function ReasonDetail({ participant, isVideoFine }: { participant: ParticipantInfo; isVideoFine: boolean }) {
  const { recorder } = useConsole();
  const ref = useRef<HTMLParagraphElement>(null);
  useTicking(() => {
    if (ref.current === null) return;
    const reason = recorder.reasonOf(participant.participantId);
    const kind = reason === null || reason.isOver ? undefined : reason.kind;
    ref.current.textContent = detailText(kind, { lastBpm: recorder.lastBpm(participant.participantId), isVideoFine });
  });
  return <p className="reason-detail t13 muted" ref={ref} />;
}

function detailText(
  kind: ReasonKind | undefined,
  { lastBpm, isVideoFine }: { lastBpm: number | null; isVideoFine: boolean },
): string {
  if (kind === 'no-reading') return t`Shares a heart rate, but no strap is paired.`;
  if (kind !== 'strap-lost') return '';
  if (lastBpm === null) return isVideoFine ? t`No beat so far. Video is fine.` : t`No beat so far.`;
  return isVideoFine ? t`Last ${lastBpm} bpm. Video is fine.` : t`Last ${lastBpm} bpm.`;
}
