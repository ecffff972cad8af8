import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';

/** The last thing that did not work, until it works or is put away. Said aloud by `RoomNews`. */
export function RoomProblem() {
  const { t } = useLingui();
  const { room } = useLiveSession();
  const problem = useRoom((state) => state.problem);
  if (problem === null) return null;
  return (
    <div className="note bad room-problem" data-testid="room-problem">
      <span>{problem}</span>
      <button type="button" className="btn ghost" onClick={() => room.setState({ problem: null })}>
        <X size={18} aria-label={t`Close`} />
      </button>
    </div>
  );
}
