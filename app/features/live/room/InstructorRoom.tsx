import { Mic, MicOff, Unplug, VideoOff } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { sharingCounts } from '../../../stores/live-metrics.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { StrapChip } from '../parts/StrapChip.tsx';
import { TrackVideo } from '../parts/TrackVideo.tsx';
import { Controls } from './Controls.tsx';
import { HrBadge } from './HrBadge.tsx';
import { EndClassButton, LeaveDialog } from './LeaveDialog.tsx';
import { RoomProblem } from './RoomProblem.tsx';
import { QualityChip, RoomTopbar } from './RoomTopbar.tsx';
import { SidePanel } from './SidePanel.tsx';
import { TileGrid } from './TileGrid.tsx';
import { useRoomControls } from './use-room-controls.ts';
import { ZoneCounts } from './ZoneCounts.tsx';

/** The class as its instructor sees it: everybody with their numbers, oneself small. */
export function InstructorRoom() {
  const room = useRoomControls('people');
  const isLost = useRoom((state) => state.link.state === 'lost');
  return (
    <main className="room instructor" data-lost={isLost} data-controls="true">
      <RoomTopbar>
        <ClassCounts />
        <StrapChip />
        <QualityChip />
        <EndClassButton />
      </RoomTopbar>
      <ZoneCounts />
      <TileGrid page={room.page} onPage={room.setPage} />
      <OwnStage />
      <SidePanel {...room.panel} />
      <Controls {...room.controls} />
      <LeaveDialog question={room.leaveQuestion} />
      <RoomProblem />
    </main>
  );
}

/** Renders when a count changes, not on beats. */
function ClassCounts() {
  const { metrics } = useLiveSession();
  const others = useRoom((state) => state.others);
  const slots = useMemo(() => others.map(({ slot }) => slot), [others]);
  const { live, lost } = useStore(
    metrics,
    useShallow((state) => sharingCounts(state, slots)),
  );
  return (
    <>
      <span className="chip count-chip">
        <b>{others.length + 1}</b>in class
      </span>
      <span className="chip count-chip">
        <b>{live + lost}</b>sharing HR
      </span>
      {lost > 0 && (
        <span className="chip warn">
          <Unplug size={16} />
          {lost === 1 ? '1 strap lost' : `${lost} straps lost`}
        </span>
      )}
    </>
  );
}

/** One's own picture as the class gets it, not mirrored. */
function OwnStage() {
  const camera = useRoom((state) => state.media.camera);
  const isMuted = useRoom((state) => state.isMuted || state.media.microphone.state !== 'on');
  const isLinked = useRoom((state) => state.link.state === 'connected');
  return (
    <div className="stage own-stage">
      {camera.state === 'on' ? (
        <TrackVideo track={camera.track} aria-label="Your camera" />
      ) : (
        <div className="center-message">
          <span className="glyph">
            <VideoOff size={24} />
          </span>
        </div>
      )}
      <span className="who">
        {isMuted ? <MicOff size={14} aria-label="Muted" /> : <Mic size={14} aria-label="Microphone on" />}
        {isLinked ? 'You, on air' : 'You'}
      </span>
      <HrBadge of="own" />
    </div>
  );
}
