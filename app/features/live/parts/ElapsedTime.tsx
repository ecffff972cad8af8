import { useRef } from 'react';
import { elapsedText } from '../../../components/time-text.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { useTicking } from '../use-live-write.ts';

/** Time since the instructor opened the room. */
export function ElapsedTime({ className }: { className?: string }) {
  const session = useLiveSession();
  const startedAtMs = useRoom((state) => state.session.startedAtMs);
  const ref = useRef<HTMLSpanElement>(null);
  useTicking(() => {
    const element = ref.current;
    if (element === null) return;
    const text = startedAtMs === null ? '–:––' : elapsedText(session.nowMs() - startedAtMs);
    element.textContent = text;
    // From an hour on the digits need more room.
    element.dataset.long = String(text.length > 5);
  }, 500);
  return <span ref={ref} className={className} role="timer" aria-live="off" />;
}
