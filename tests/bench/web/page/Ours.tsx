import { useEffect, useMemo, useState } from 'react';
import '#app/styles/console.css';
import '#app/styles/console-grid.css';
import { ClassGrid } from '#app/features/live/console/ClassGrid.tsx';
import { createClassRecorder } from '#app/features/live/console/class-recorder.ts';
import { ConsoleContext } from '#app/features/live/console/console-context.tsx';
import { LiveSessionContext } from '#app/features/live/live-session-context.tsx';
import { withHubConnected, withTick } from '#app/stores/live-metrics.ts';
import type { VariantProps } from '../variants.ts';
import { benchSession } from './bench-session.ts';

/** The instructor's own grid with stores, recorder, sparklines and write path: all that the product does there. */
export function Ours({ onReady }: VariantProps) {
  const [session] = useState(benchSession);
  const tools = useMemo(
    () => ({ recorder: createClassRecorder(session), spotlight: null, onSpotlight() {}, onNudge() {} }),
    [session],
  );
  useEffect(() => {
    session.metrics.setState(withHubConnected);
    onReady((entries) => session.metrics.setState((state) => withTick(state, entries)));
  }, [session, onReady]);
  return (
    <LiveSessionContext value={session}>
      <ConsoleContext value={tools}>
        <div className="console" style={{ height: '100vh', display: 'grid', gridTemplate: '100vh / 100vw' }}>
          <ClassGrid page={0} onPage={() => {}} />
        </div>
      </ConsoleContext>
    </LiveSessionContext>
  );
}
