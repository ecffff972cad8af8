import { Plural } from '@lingui/react/macro';
import { useRoom } from './live-session-context.tsx';

/** What becomes of the own readings that the store had not confirmed when the room was left. */
export function LastReadingsNote() {
  const { isSaving, waiting, lost } = useRoom((state) => state.lastReadings);
  const problem = useRoom((state) => state.problem);
  if (isSaving && waiting > 0) {
    return (
      <>
        <p data-testid="saving-readings" role="status">
          <Plural
            value={waiting}
            one="Saving your last reading… Keep this page open."
            other="Saving your last readings… Keep this page open."
          />
        </p>
        {problem !== null && <p className="note bad">{problem}</p>}
      </>
    );
  }
  if (isSaving || lost === 0) return null;
  return (
    <p className="note bad" data-testid="lost-readings" role="status">
      <Plural value={lost} one="# reading could not be kept." other="# readings could not be kept." />
    </p>
  );
}
