import { Video } from 'lucide-react';
import { Link } from 'react-router';
import { SimulatedTag } from '../../components/SimulatedTag.tsx';
import { clockText, untilText } from '../../components/time-text.ts';
import type { ListedClass } from './listed-class.ts';

type ClassRowProps = { listed: ListedClass; timeZone: string; nowMs: number };

/** Before this long to the start, the instructor's row opens the room instead of the details, ms. */
const OPENS_BEFORE_MS = 60 * 60_000;

/** A class in the schedule, with the one action that makes sense now. */
export function ClassRow({ listed, timeZone, nowMs }: ClassRowProps) {
  const { sessionId, title, instructorName, description, startsAtMs, plannedMinutes, state } = listed;
  const when = state === 'live' ? 'In progress' : startsLabel(startsAtMs, nowMs);
  return (
    <li className="class-row">
      <div>
        <div className="class-time">{clockText(startsAtMs, timeZone)}</div>
        <div className="t13 muted">{plannedMinutes} min</div>
      </div>
      <div className="class-name">
        <Link className="b t16 stretched" to={`/classes/${sessionId}`}>
          {title}
        </Link>
        <div className="t14 muted">
          {instructorName} {listed.isInstructorSimulated ? <SimulatedTag /> : null}
        </div>
      </div>
      <div className="class-about t14 muted">{description}</div>
      <div className="class-when t14">{when}</div>
      <div className="class-action">
        <RowAction listed={listed} nowMs={nowMs} />
      </div>
    </li>
  );
}

function RowAction({ listed, nowMs }: { listed: ListedClass; nowMs: number }) {
  const { sessionId, state, canRun, startsAtMs, title } = listed;
  const isSoon = startsAtMs - nowMs < OPENS_BEFORE_MS;
  if (state === 'live' || isSoon) {
    const word = state === 'live' ? 'Join' : canRun ? 'Open' : 'Green room';
    return (
      <Link
        className="btn primary block"
        to={`/classes/${sessionId}/live`}
        reloadDocument
        aria-label={`${word}: ${title}`}
      >
        <Video size={16} aria-hidden />
        {word}
      </Link>
    );
  }
  return (
    <Link className="btn block" to={`/classes/${sessionId}`} aria-label={`Details: ${title}`}>
      Details
    </Link>
  );
}

function startsLabel(startsAtMs: number, nowMs: number): string {
  const until = untilText(startsAtMs, nowMs);
  if (until === null) return 'Waiting for the instructor';
  return until === 'now' ? 'Starts now' : `Starts ${until}`;
}
