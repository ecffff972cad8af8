import { useLingui } from '@lingui/react/macro';
import { Mic, MicOff, Unplug } from 'lucide-react';
import { useRef } from 'react';
import { isMarkedSimulated } from '../../../components/PersonName.tsx';
import { SimulatedTag } from '../../../components/SimulatedTag.tsx';
import { isOwnHeartRateSimulated, producerOf } from '../../../stores/room-changes.ts';
import { useRoom } from '../live-session-context.tsx';
import { useZonePaint } from '../parts/use-zone.ts';
import { ZoneMarks } from '../parts/ZoneMarks.tsx';
import { useLiveWrite } from '../use-live-write.ts';
import { badgeText, type HeartRateOf, heartRateOf } from './HrBadge.tsx';

/** Everybody in the room, with the heart rates that this viewer may see. */
export function PeopleList() {
  const { t } = useLingui();
  const others = useRoom((state) => state.others);
  const self = useRoom((state) => state.viewer);
  const isMuted = useRoom((state) => state.isMuted || state.media.microphone.state !== 'on');
  const isSimulated = useRoom(isOwnHeartRateSimulated);
  return (
    <ul className="people" data-testid="participant-list">
      <PersonRow name={self.displayName} detail={t`you`} of="own" isMuted={isMuted} isSimulated={isSimulated} />
      {others.map((participant) => {
        const microphone = producerOf(participant, 'microphone');
        return (
          <PersonRow
            key={participant.participantId}
            name={participant.displayName}
            detail={participant.role === 'instructor' ? t`instructor` : ''}
            of={participant.slot}
            isMuted={microphone === undefined || microphone.isPaused}
            isSimulated={isMarkedSimulated(participant)}
          />
        );
      })}
    </ul>
  );
}

function PersonRow(row: { name: string; detail: string; of: HeartRateOf; isMuted: boolean; isSimulated: boolean }) {
  const { t } = useLingui();
  const ref = useRef<HTMLSpanElement>(null);
  const bpmRef = useRef<HTMLSpanElement>(null);
  const paintZone = useZonePaint();
  useLiveWrite(
    (state) => heartRateOf(state, row.of),
    (heartRate) => {
      if (ref.current === null || bpmRef.current === null) return;
      ref.current.dataset.state = heartRate.state;
      bpmRef.current.textContent = heartRate.state === 'hidden' ? t`private` : badgeText(heartRate);
      paintZone(ref.current, heartRate.state === 'live' ? heartRate.zone : 0);
    },
  );
  return (
    <li className="person" data-participant-name={row.name}>
      <span className="person-who">
        <span className="ell">
          {row.name} {row.detail !== '' && <span className="dim t13">{row.detail}</span>}
        </span>
        {row.isSimulated && <SimulatedTag />}
      </span>
      {row.isMuted ? (
        <MicOff className="dim" size={15} aria-label={t`Muted`} />
      ) : (
        <Mic size={15} aria-label={t`Microphone on`} />
      )}
      <span className="person-hr" ref={ref} data-state="gone" data-z="0">
        <span className="num" ref={bpmRef} data-testid="roster-bpm" />
        <ZoneMarks size={20} isOnPanel />
        <Unplug className="plug" size={17} aria-label={t`Strap lost`} />
      </span>
    </li>
  );
}
