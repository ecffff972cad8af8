import { X } from 'lucide-react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';

/** The last thing that did not work, until it works or is put away. */
export function RoomProblem() {
  const { room } = useLiveSession();
  const problem = useRoom((state) => state.problem);
  if (problem === null) return null;
  return (
    <div className="note bad room-problem" role="alert">
      <span>{problem}</span>
      <button type="button" className="btn ghost" onClick={() => room.setState({ problem: null })}>
        <X size={18} aria-label="Close" />
      </button>
    </div>
  );
}
