import { useLingui } from '@lingui/react/macro';
import { Hand, Maximize2, MessageCircle, MicOff, Minimize2 } from 'lucide-react';
import { type CSSProperties, useId, useRef } from 'react';
import type { Slot } from '#core/ids.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { PersonName } from '../../../components/PersonName.tsx';
import { producerOf } from '../../../stores/room-changes.ts';
import { nameInText } from '../name-text.ts';
import { HrBadge } from '../room/HrBadge.tsx';
import { RemotePicture } from '../room/RemotePicture.tsx';
import { useRemoteVideo } from '../room/use-remote-video.ts';
import { useKeyHint } from '../settings/use-key-hint.ts';
import { useConsole, useConsoleState } from './console-context.tsx';
import type { Place } from './console-layout.ts';
import { CARD_HEIGHT_PX } from './console-layout-wide.ts';
import { ReasonDetail, ReasonLine } from './ReasonLine.tsx';

const LARGE_TILE_PX = 320;

/** One person: picture, number, and for those who need attention the reason in words. Moves by its place alone. */
export function ConsoleTile({
  participant,
  place: { kind, rect },
  isDrawn,
}: {
  participant: ParticipantInfo;
  place: Place;
  /** `TileCanvas` draws the number of a tile. */
  isDrawn: boolean;
}) {
  const { t } = useLingui();
  const ref = useRef<HTMLLIElement>(null);
  const { participantId, displayName, slot } = participant;
  const video = useRemoteVideo(participant, ref);
  const reason = useConsoleState((state) => state.reasons.get(participantId));
  const microphone = producerOf(participant, 'microphone');
  const isMuted = microphone === undefined || microphone.isPaused;
  const hasWords = kind === 'card' || reason !== undefined;
  const isLarge = kind === 'card' ? rect.heightPx >= CARD_HEIGHT_PX : rect.widthPx > LARGE_TILE_PX;
  return (
    <li
      ref={ref}
      className="tile console-tile"
      style={placeStyle(rect)}
      data-kind={kind}
      data-low={kind === 'card' && rect.heightPx < CARD_HEIGHT_PX}
      data-needs={reason ?? 'nothing'}
      data-testid="tile"
      data-participant-id={participantId}
      data-participant-name={displayName}
      data-video={video.state}
    >
      <div className="console-picture">
        <RemotePicture video={video} of={participant} />
        <span className="tile-name">
          {participant.isHandRaised && <Hand size={14} strokeWidth={2.4} aria-label={t`Hand raised`} />}
          {isMuted && kind !== 'card' && <MicOff size={13} strokeWidth={2.4} aria-label={t`Muted`} />}
          <PersonName of={participant} />
        </span>
        {kind === 'tile' && isDrawn ? <DrawnBadge slot={slot} /> : <HrBadge of={slot} markSize={isLarge ? 32 : 21} />}
      </div>
      {hasWords && (
        <div className="console-words">
          <p className="console-words-name">
            <PersonName of={participant} />
          </p>
          <ReasonLine participantId={participantId} />
          {kind === 'card' && <ReasonDetail participant={participant} isVideoFine={video.state === 'playing'} />}
        </div>
      )}
      <TileActions participant={participant} isSpotlight={kind === 'spotlight'} />
    </li>
  );
}

/** The number that `TileCanvas` draws, for screen readers. Text that is not displayed is neither laid out nor painted. */
function DrawnBadge({ slot }: { slot: Slot }) {
  const id = useId();
  return (
    <span role="img" aria-labelledby={id} hidden>
      <span id={id} data-badge={slot} data-testid="tile-bpm" hidden />
    </span>
  );
}

function TileActions({ participant, isSpotlight }: { participant: ParticipantInfo; isSpotlight: boolean }) {
  const { t } = useLingui();
  const { onSpotlight, onNudge } = useConsole();
  const withKey = useKeyHint();
  const { participantId } = participant;
  const name = nameInText(participant);
  return (
    <span className="tile-actions">
      <button
        type="button"
        title={withKey(t`Spotlight`, 'spotlight')}
        aria-label={t`Spotlight ${name}`}
        aria-pressed={isSpotlight}
        onClick={() => onSpotlight(isSpotlight ? null : participantId)}
      >
        {isSpotlight ? <Minimize2 size={16} /> : <Maximize2 size={16} />}
      </button>
      {participant.role === 'participant' && (
        <button
          type="button"
          title={t`Private nudge`}
          aria-label={t`Private nudge to ${name}`}
          onClick={() => onNudge(participantId)}
        >
          <MessageCircle size={16} />
        </button>
      )}
    </span>
  );
}

function placeStyle({ xPx, yPx, widthPx, heightPx }: Place['rect']): CSSProperties {
  return { translate: `${xPx}px ${yPx}px`, width: widthPx, height: heightPx };
}
