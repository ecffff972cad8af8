import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ParticipantId } from '#core/ids.ts';
import type { CueContent } from '#core/protocol/signaling.ts';
import '../../../styles/console.css';
import '../../../styles/console-grid.css';
import '../../../styles/console-side.css';
import '../../../styles/console-layout.css';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { LeaveDialog } from '../room/LeaveDialog.tsx';
import { RoomProblem } from '../room/RoomProblem.tsx';
import { useRoomControls } from '../room/use-room-controls.ts';
import { isFrozen } from '../session/link-trouble.ts';
import { ClassGrid } from './ClassGrid.tsx';
import { ClassStrip } from './ClassStrip.tsx';
import { ConsolePanel, type ConsoleTab } from './ConsolePanel.tsx';
import { ConsoleTopbar } from './ConsoleTopbar.tsx';
import { CueDock } from './CueDock.tsx';
import { type ClassRecorder, createClassRecorder } from './class-recorder.ts';
import { ConsoleContext } from './console-context.tsx';
import { HandCard } from './HandCard.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { NudgeDialog } from './NudgeDialog.tsx';
import { OwnView } from './OwnView.tsx';
import { SayDialog } from './SayDialog.tsx';
import { useAttentionNews } from './use-attention-news.ts';

/** The class as its instructor sees it: who needs attention and why, everybody else, and a word to all or to one. */
export function InstructorConsole() {
  const session = useLiveSession();
  const [recorder, setRecorder] = useState<ClassRecorder | null>(null);
  useEffect(() => {
    const created = createClassRecorder(session);
    setRecorder(created);
    return () => created.close();
  }, [session]);
  return recorder === null ? null : <Console recorder={recorder} />;
}

function Console({ recorder }: { recorder: ClassRecorder }) {
  const { t } = useLingui();
  const session = useLiveSession();
  const isLost = useRoom((state) => isFrozen(state.trouble.stage));
  const [page, setPage] = useState(0);
  const [tab, setTab] = useState<ConsoleTab>('roster');
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [isSaying, setSaying] = useState(false);
  const [isKept, setKept] = useState(false);
  const [nudged, setNudged] = useState<ParticipantId | null>(null);
  const [spotlight, setSpotlight] = useState<ParticipantId | null>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  useAttentionNews(recorder);

  const tools = useMemo(
    () => ({ recorder, spotlight, onSpotlight: setSpotlight, onNudge: setNudged }),
    [recorder, spotlight],
  );
  const sendCue = (cue: CueContent): void => {
    // A refused cue is told by `RoomProblem`.
    session.sendCue({ to: 'class', cue, isHeld: isKept }).catch(() => undefined);
  };
  const { leaveQuestion, controls } = useRoomControls('people', {
    'cue-push': () => sendCue({ kind: 'push' }),
    'cue-hold': () => sendCue({ kind: 'hold' }),
    'cue-ease': () => sendCue({ kind: 'ease' }),
    'cue-breathe': () => sendCue({ kind: 'breathe' }),
    'cue-text': () => setSaying(true),
    spotlight() {
      const chosen = participantAtHand();
      setSpotlight((current) => (chosen === current ? null : chosen));
    },
    'find-person'() {
      // Drawn at once: what is typed after the key belongs in the field.
      flushSync(() => {
        setTab('roster');
        setSheetOpen(true);
      });
      searchRef.current?.focus();
    },
    'previous-grid-page': () => setPage((current) => Math.max(0, current - 1)),
    'next-grid-page': () => setPage((current) => current + 1),
  });

  return (
    <ConsoleContext value={tools}>
      <main className="console" data-lost={isLost} aria-label={t`Instructor console`}>
        <ConsoleTopbar
          onLeave={leaveQuestion.ask}
          onSettings={controls.onSettings}
          onPanel={() => setSheetOpen((isOpen) => !isOpen)}
        />
        <ClassStrip />
        <ClassGrid page={page} onPage={setPage} />
        <LinkNotice />
        <CueDock onCue={sendCue} onSay={() => setSaying(true)} isKept={isKept} onKeep={setKept} />
        <OwnView />
        <ConsolePanel
          tab={tab}
          onTab={setTab}
          isSheetOpen={isSheetOpen}
          onClose={() => setSheetOpen(false)}
          onSettings={controls.onSettings}
          searchRef={searchRef}
        />
        <HandCard />
        {isSaying && <SayDialog isKept={isKept} onKeep={setKept} onSend={sendCue} onClose={() => setSaying(false)} />}
        {nudged !== null && <NudgeDialog participantId={nudged} onClose={() => setNudged(null)} />}
        <LeaveDialog question={leaveQuestion} />
        <RoomProblem />
      </main>
    </ConsoleContext>
  );
}

/** Whose tile has the focus, else whose lies under the pointer. */
function participantAtHand(): ParticipantId | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-participant-id]');
  const tile = focused ?? document.querySelector<HTMLElement>('[data-participant-id]:hover');
  return (tile?.dataset.participantId as ParticipantId | undefined) ?? null;
}
