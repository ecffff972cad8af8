import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SimulatedTag } from '../../components/SimulatedTag.tsx';
import { clockText, dayText } from '../../components/time-text.ts';
import { useTimeZone } from '../../components/use-time-zone.ts';
import type { PastClass } from './past-class.ts';

/** Title, when and who of a class whose results are shown. */
export function ClassHeader({
  pastClass,
  nowMs,
  children,
}: {
  pastClass: PastClass;
  nowMs: number;
  children?: ReactNode;
}) {
  const { title, instructorName, startedAtMs, endedAtMs } = pastClass;
  const timeZone = useTimeZone(pastClass.timeZone);
  const from = clockText(startedAtMs, timeZone);
  const times = endedAtMs === null ? `since ${from}` : `${from} to ${clockText(endedAtMs, timeZone)}`;
  return (
    <header className="page-header">
      <div className="grow">
        <Link className="back-link" to="/past">
          <ArrowLeft size={15} aria-hidden />
          Past classes
        </Link>
        <h1 className="title-1">{title}</h1>
        <p className="sub">
          {dayText(startedAtMs, timeZone, nowMs)}, {times} · {instructorName}{' '}
          {pastClass.isInstructorSimulated ? <SimulatedTag /> : null}
        </p>
      </div>
      {children}
    </header>
  );
}
