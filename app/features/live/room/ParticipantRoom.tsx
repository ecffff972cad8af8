import { Users } from 'lucide-react';
import type { ZoneBounds } from '#core/zones.ts';
import { useRoom } from '../live-session-context.tsx';
import { ElapsedTime } from '../parts/ElapsedTime.tsx';
import { StrapChip } from '../parts/StrapChip.tsx';
import { ClassTimeline } from './ClassTimeline.tsx';
import { Controls } from './Controls.tsx';
import { HrBlock } from './HrBlock.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { RoomProblem } from './RoomProblem.tsx';
import { QualityChip, RoomTopbar } from './RoomTopbar.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Stage } from './Stage.tsx';
import { TileStrip } from './TileStrip.tsx';
import { useControlsOnTap } from './use-controls-on-tap.ts';
import { useRoomControls } from './use-room-controls.ts';

/** The class as a participant sees it: the instructor, the own heart rate, the others. */
export function ParticipantRoom({ bounds, hrMaxBpm }: { bounds: ZoneBounds; hrMaxBpm: number }) {
  const room = useRoomControls('chat');
  const count = useRoom((state) => state.others.length + 1);
  const trouble = useRoom((state) => state.link.state === 'lost');
  const plannedMinutes = useRoom((state) => state.session.plannedMinutes);
  const controlsShown = useControlsOnTap();
  return (
    <main className="room" data-lost={trouble} data-controls={controlsShown}>
      <RoomTopbar>
        <StrapChip />
        <QualityChip />
        <span className="chip count-chip" title="In class">
          <Users size={16} />
          <span className="num">{count}</span>
          <span className="sr">in class</span>
        </span>
      </RoomTopbar>
      <Stage />
      <TileStrip page={room.page} onPage={room.setPage} />
      <HrBlock bounds={bounds} hrMaxBpm={hrMaxBpm} />
      <section className="card class-clock" aria-label="Class time">
        <ElapsedTime className="class-clock-time" />
        <span className="class-clock-label">
          <b>Class time</b>
          <span className="muted">of {plannedMinutes} min</span>
        </span>
      </section>
      <SidePanel {...room.panel} />
      <ClassTimeline bounds={bounds} hrMaxBpm={hrMaxBpm} />
      <Controls {...room.controls} />
      <LeaveDialog question={room.leaveQuestion} />
      <RoomProblem />
    </main>
  );
}
