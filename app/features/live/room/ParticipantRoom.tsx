import { Trans, useLingui } from '@lingui/react/macro';
import { Users } from 'lucide-react';
import type { ZoneBounds } from '#core/zones.ts';
import { CueBanner } from '../cues/CueBanner.tsx';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { ElapsedTime } from '../parts/ElapsedTime.tsx';
import { StrapChip } from '../parts/StrapChip.tsx';
import { isFrozen } from '../session/link-trouble.ts';
import { useRoomSettings } from '../settings/use-room-settings.ts';
import { ClassTimeline } from './ClassTimeline.tsx';
import { Controls, toggleHand } from './Controls.tsx';
import { HrBlock } from './HrBlock.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { RoomProblem } from './RoomProblem.tsx';
import { QualityChip, RoomTopbar } from './RoomTopbar.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Stage } from './Stage.tsx';
import { TileStrip } from './TileStrip.tsx';
import { useControlsOnTap } from './use-controls-on-tap.ts';
import { useRoomControls } from './use-room-controls.ts';
import { useTalkKey } from './use-talk-key.ts';

/** The class as a participant sees it: the instructor, the own heart rate, the others, and what the coach says. */
export function ParticipantRoom({ bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }) {
  const session = useLiveSession();
  const talk = useTalkKey();
  const room = useRoomControls('chat', {
    talk,
    hand: () => toggleHand(session),
    larger: () => session.settings.setState(({ isLarger }) => ({ isLarger: !isLarger })),
  });
  const cue = useRoom((state) => state.latestCue);
  const isLost = useRoom((state) => isFrozen(state.trouble.stage));
  const isLarger = useRoomSettings((state) => state.isLarger);
  const controlsShown = useControlsOnTap();
  return (
    <main
      className="room"
      data-lost={isLost}
      data-controls={controlsShown}
      data-larger={isLarger}
      data-cue={cue !== null}
    >
      <RoomTopbar>
        <StrapChip />
        <QualityChip />
        <PeopleCount />
      </RoomTopbar>
      <Stage />
      {cue === null ? <TileStrip page={room.page} onPage={room.setPage} /> : <CueBanner key={cue.cueId} cue={cue} />}
      <HrBlock bounds={bounds} hrMaxBpm={hrMaxBpm} />
      <ClassClock />
      <SidePanel {...room.panel} />
      <ClassTimeline bounds={bounds} hrMaxBpm={hrMaxBpm} />
      <Controls {...room.controls} />
      <LeaveDialog question={room.leaveQuestion} />
      <RoomProblem />
    </main>
  );
}

function PeopleCount() {
  const { t } = useLingui();
  const count = useRoom((state) => state.others.length + 1);
  return (
    <span className="chip count-chip" title={t`In class`}>
      <Users size={16} />
      <span className="num" aria-hidden="true">
        {count}
      </span>
      <span className="sr">
        <Trans>{count} in class</Trans>
      </span>
    </span>
  );
}

function ClassClock() {
  const { t } = useLingui();
  const plannedMinutes = useRoom((state) => state.session.plannedMinutes);
  return (
    <section className="card class-clock" aria-label={t`Class time`}>
      <ElapsedTime className="class-clock-time" />
      <span className="class-clock-label">
        <b>
          <Trans>Class time</Trans>
        </b>
        <span className="muted">
          <Trans>of {plannedMinutes} min</Trans>
        </span>
      </span>
    </section>
  );
}
