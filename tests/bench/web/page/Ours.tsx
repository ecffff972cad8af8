import { useEffect, useMemo, useState } from 'react';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ClassGrid } from '#app/features/live/console/ClassGrid.tsx';
import { createClassRecorder } from '#app/features/live/console/class-recorder.ts';
import { ConsoleContext } from '#app/features/live/console/console-context.tsx';
import { InstructorConsole } from '#app/features/live/console/InstructorConsole.tsx';
import { LiveSessionContext } from '#app/features/live/live-session-context.tsx';
import { Announcer } from '#app/features/live/parts/Announcer.tsx';
import type { LiveSession } from '#app/features/live/session/live-session.ts';
import { withHubConnected, withTick } from '#app/stores/live-metrics.ts';
import type { VariantProps } from '../variants.ts';
import { benchSession } from './bench-session.ts';

/** The instructor's own grid with stores, recorder, sparklines and write path: all that the product does there. */
export function Ours({ onReady }: VariantProps) {
  const session = useFedSession(onReady);
  const tools = useMemo(
    () => ({ recorder: createClassRecorder(session), spotlight: null, onSpotlight() {}, onNudge() {} }),
    [session],
  );
  return (
    <LiveSessionContext value={session}>
      <ConsoleContext value={tools}>
        <div
          className="console"
          style={{ height: '100vh', display: 'grid', gridTemplate: '"grid" 100vh / 100vw', padding: 0 }}
        >
          <ClassGrid page={0} onPage={() => {}} />
        </div>
      </ConsoleContext>
    </LiveSessionContext>
  );
}

/** The instructor's whole page, which asks its router before it is left. */
export function WholeConsole({ onReady }: VariantProps) {
  const session = useFedSession(onReady);
  const [router] = useState(() => createMemoryRouter([{ path: '/', element: <InstructorConsole /> }]));
  return (
    <LiveSessionContext value={session}>
      <Announcer>
        <RouterProvider router={router} />
      </Announcer>
    </LiveSessionContext>
  );
}

function useFedSession(onReady: VariantProps['onReady']): LiveSession {
  const [session] = useState(benchSession);
  useEffect(() => {
    session.metrics.setState(withHubConnected);
    onReady((entries) => session.metrics.setState((state) => withTick(state, entries)));
  }, [session, onReady]);
  return session;
}
