import { Trans } from '@lingui/react/macro';
import { ArrowLeft, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SimulatedTag } from '../../components/SimulatedTag.tsx';
import { clockText } from '../../components/time-text.ts';
import { useTimeText } from '../../components/use-time-text.ts';
import { useTimeZone } from '../../components/use-time-zone.ts';
import type { PastClass } from './past-class.ts';

type ClassHeaderProps = {
  pastClass: PastClass;
  nowMs: number;
  /** Is there something worth printing? */
  canPrint: boolean;
  children?: ReactNode;
};

/** Title, when and who of a class whose results are shown. */
export function ClassHeader({ pastClass, nowMs, canPrint, children }: ClassHeaderProps) {
  const { title, instructorName, startedAtMs, endedAtMs } = pastClass;
  const { dayText } = useTimeText();
  const timeZone = useTimeZone(pastClass.timeZone);
  const day = dayText(startedAtMs, timeZone, nowMs);
  const from = clockText(startedAtMs, timeZone);
  const to = endedAtMs === null ? null : clockText(endedAtMs, timeZone);
  const minutes = endedAtMs === null ? null : Math.round((endedAtMs - startedAtMs) / 60_000);
  return (
    <header className="page-header">
      <div className="grow">
        <Link className="back-link" to="/past">
          <ArrowLeft size={15} aria-hidden />
          <Trans>Past classes</Trans>
        </Link>
        <h1 className="title-1">{title}</h1>
        <p className="sub">
          {to === null ? (
            <Trans>
              {day}, since {from}
            </Trans>
          ) : (
            <Trans>
              {day}, {from} to {to}
            </Trans>
          )}
          {minutes === null ? null : (
            <>
              {' · '}
              <Trans>{minutes} min</Trans>
            </>
          )}
          {' · '}
          {instructorName} {pastClass.isInstructorSimulated ? <SimulatedTag /> : null}
        </p>
      </div>
      {canPrint ? (
        <button className="btn print-button" type="button" onClick={() => print()}>
          <Printer size={16} aria-hidden />
          <Trans>Print</Trans>
        </button>
      ) : null}
      {children}
    </header>
  );
}
