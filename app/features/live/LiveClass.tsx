import { useLingui } from '@lingui/react';
import { useEffect, useState } from 'react';
import '../../styles/room.css';
import '../../styles/room-green.css';
import '../../styles/room-tiles.css';
import '../../styles/room-strip.css';
import '../../styles/room-hud.css';
import '../../styles/room-panel.css';
import '../../styles/room-cues.css';
import '../../styles/room-settings.css';
import '../../styles/room-layout.css';
import '../../styles/room-larger.css';
import '../../styles/room-zoomed.css';
import { AfterRoom } from './AfterRoom.tsx';
import { InstructorConsole } from './console/InstructorConsole.tsx';
import { GreenRoom } from './green-room/GreenRoom.tsx';
import { JoiningScreen } from './JoiningScreen.tsx';
import type { LiveClassData, LivePageData } from './live-class-data.ts';
import { LiveSessionContext, useLiveSession, useRoom } from './live-session-context.tsx';
import { Announcer } from './parts/Announcer.tsx';
import { Voices } from './parts/Voices.tsx';
import { ParticipantRoom } from './room/ParticipantRoom.tsx';
import { RoomNews } from './room/RoomNews.tsx';
import { useRoomStats } from './room/room-stats.ts';
import { createLiveSession, type LiveSession } from './session/live-session.ts';
import { SettingsSheet } from './settings/SettingsSheet.tsx';

/**
 * Green room, room and end of a class in one tree: camera and strap belong to the page and survive the phases.
 * Runs in browsers only.
 */
export function LiveClass({ data }: { data: LivePageData }) {
  // Draws everything below anew in another language, also what takes its words from the global `t`.
  useLingui();
  // What the loader said first; later revalidations know less than the open connections do.
  const [initial] = useState(data);
  const [session, setSession] = useState<LiveSession | null>(null);
  useEffect(() => {
    const created = createLiveSession(initial);
    created.start();
    setSession(created);
    return () => created.close();
  }, [initial]);
  return (
    <div className="live-class" data-theme="class">
      {session !== null && (
        <LiveSessionContext value={session}>
          <Announcer>
            <LivePhases zones={initial.zones} />
            <RoomNews />
            <SettingsSheet />
          </Announcer>
        </LiveSessionContext>
      )}
    </div>
  );
}

function LivePhases({ zones }: { zones: LiveClassData['zones'] }) {
  const phase = useRoom((state) => state.phase);
  const role = useRoom((state) => state.viewer.role);
  useRoomStats(useLiveSession());
  switch (phase.phase) {
    case 'green-room':
      return <GreenRoom />;
    case 'joining':
      return <JoiningScreen bounds={zones.lowerBoundsBpm} hrMaxBpm={zones.hrMaxBpm} />;
    case 'room':
      return (
        <>
          {role === 'instructor' ? (
            <InstructorConsole />
          ) : (
            <ParticipantRoom bounds={zones.lowerBoundsBpm} hrMaxBpm={zones.hrMaxBpm} />
          )}
          <Voices />
        </>
      );
    case 'leaving':
    case 'ended':
    case 'out':
      return <AfterRoom phase={phase} />;
  }
}
