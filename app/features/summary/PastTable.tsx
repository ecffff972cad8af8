import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { SimulatedTag } from '../../components/SimulatedTag.tsx';
import { clockText } from '../../components/time-text.ts';
import { useTimeText } from '../../components/use-time-text.ts';
import { MiniZones } from './MiniZones.tsx';
import type { ListedClass, ListedHeartRate } from './past-class.ts';

type PastTableProps = {
  classes: ListedClass[];
  /** Id of the heading above. */
  labelledBy: string;
  /** False for somebody who only led, without a strap: then it is about who came. */
  hasHeartRate: boolean;
  timeZone: string;
  nowMs: number;
};

/** Classes of a month, each with the viewer's own heart rate. On phones a row is a card: see past.css. */
export function PastTable({ classes, labelledBy, hasHeartRate, timeZone, nowMs }: PastTableProps) {
  const { t } = useLingui();
  return (
    <table className={hasHeartRate ? 'past' : 'past led-only'} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Day</Trans>
          </th>
          <th scope="col">
            <Trans>Class</Trans>
          </th>
          {hasHeartRate ? (
            <>
              <th scope="col" className="r">
                <Trans>Average</Trans>
              </th>
              <th scope="col">
                <Trans>Time in zones</Trans>
              </th>
            </>
          ) : (
            <th scope="col" className="r">
              <Trans>Took part</Trans>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {classes.map((each) => (
          <tr key={each.sessionId}>
            <DayCell past={each} timeZone={timeZone} nowMs={nowMs} />
            <ClassCell past={each} hasWhoLed={hasHeartRate} />
            {hasHeartRate ? (
              <HeartRateCells heartRate={each.heartRate} />
            ) : (
              <td className="r num b past-figure" data-label={t`took part`}>
                {each.participantCount}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ past, timeZone, nowMs }: { past: ListedClass; timeZone: string; nowMs: number }) {
  const { dayText } = useTimeText();
  const { startedAtMs, endedAtMs } = past;
  const minutes = endedAtMs === null ? null : Math.round((endedAtMs - startedAtMs) / 60_000);
  return (
    <td className="past-day">
      <div className="b">{dayText(startedAtMs, timeZone, nowMs)}</div>
      <div className="t13 muted">
        {clockText(startedAtMs, timeZone)}
        {minutes === null ? null : (
          <>
            {' · '}
            <Trans>{minutes} min</Trans>
          </>
        )}
      </div>
    </td>
  );
}

function ClassCell({ past, hasWhoLed }: { past: ListedClass; hasWhoLed: boolean }) {
  const { sessionId, title, participantCount, instructorName, isInstructorSimulated } = past;
  return (
    <th scope="row" className="past-class">
      <Link
        className="b t16 stretched"
        to={`/classes/${sessionId}/${participantCount === null ? 'summary' : 'report'}`}
      >
        {title}
      </Link>
      {hasWhoLed ? (
        <div className="t14 muted">
          {participantCount === null ? instructorName : <Trans>You led it</Trans>}{' '}
          {isInstructorSimulated ? <SimulatedTag /> : null}
        </div>
      ) : null}
    </th>
  );
}

function HeartRateCells({ heartRate }: { heartRate: ListedHeartRate }) {
  const { t } = useLingui();
  if (heartRate.state !== 'recorded') {
    return (
      <td colSpan={2} className="past-none muted">
        {heartRate.state === 'no-heart-rate' ? <Trans>No heart rate</Trans> : <Trans>No summary yet</Trans>}
      </td>
    );
  }
  const bpm = Math.round(heartRate.averageBpm);
  return (
    <>
      <td className="r num b past-figure" data-label={t`average`}>
        {t`${bpm} bpm`}
      </td>
      <td className="past-zones">
        <MiniZones secondsInZone={heartRate.secondsInZone} />
        {heartRate.isSimulated ? <SimulatedTag /> : null}
      </td>
    </>
  );
}
