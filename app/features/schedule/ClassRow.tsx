import { Trans, useLingui } from '@lingui/react/macro';
import { Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ServerLink } from '../../components/ServerLink.tsx';
import { SimulatedTag } from '../../components/SimulatedTag.tsx';
import { clockText } from '../../components/time-text.ts';
import type { ScheduledClass } from './listed-class.ts';
import { startWords } from './start-words.ts';

type ClassRowProps = { listed: ScheduledClass; timeZone: string; nowMs: number };

const MINUTE_MS = 60_000;
/** Before this long to the start, the row leads into the green room instead of to the details, ms. */
const OPENS_BEFORE_MS = 60 * MINUTE_MS;

/** A class in the schedule, with the one action that makes sense now. */
export function ClassRow({ listed, timeZone, nowMs }: ClassRowProps) {
  const { sessionId, title, instructorName, description, startsAtMs, plannedMinutes, state } = listed;
  const isOver = state === 'ended' || state === 'lapsed';
  return (
    <li className={isOver ? 'class-row over' : 'class-row'}>
      <div>
        <div className="class-time">{clockText(startsAtMs, timeZone)}</div>
        <div className="t13 muted">
          <Trans>{plannedMinutes} min</Trans>
        </div>
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
      <div className="class-when t14">
        <RowState listed={listed} timeZone={timeZone} nowMs={nowMs} />
      </div>
      <div className="class-action">
        <RowAction listed={listed} nowMs={nowMs} />
      </div>
    </li>
  );
}

function RowState({ listed, timeZone, nowMs }: ClassRowProps) {
  const { t } = useLingui();
  const { state, startsAtMs, plannedMinutes, attendance } = listed;
  const leads = attendance === 'led' ? <Trans>You lead it</Trans> : null;
  switch (state) {
    case 'live': {
      const until = clockText(startsAtMs + plannedMinutes * MINUTE_MS, timeZone);
      return (
        <TwoLines first={<Trans>In progress</Trans>}>
          <Trans>planned until {until}</Trans>
        </TwoLines>
      );
    }
    case 'scheduled': {
      const words = startWords(startsAtMs, nowMs);
      return <TwoLines first={words === null ? <Trans>Waiting for the instructor</Trans> : t(words)}>{leads}</TwoLines>;
    }
    case 'ended':
      return (
        <TwoLines first={<Trans>Ended</Trans>}>
          {attendance === 'led' ? (
            <Trans>You led it</Trans>
          ) : attendance === 'took-part' ? (
            <Trans>You were there</Trans>
          ) : null}
        </TwoLines>
      );
    case 'lapsed':
      return (
        <TwoLines first={<Trans>Did not take place</Trans>}>
          <Trans>nobody opened it</Trans>
        </TwoLines>
      );
  }
}

function TwoLines({ first, children }: { first: ReactNode; children: ReactNode }) {
  return (
    <>
      <div>{first}</div>
      {children === null ? null : <div className="t13 muted">{children}</div>}
    </>
  );
}

function RowAction({ listed, nowMs }: { listed: ScheduledClass; nowMs: number }) {
  const { t } = useLingui();
  const { sessionId, state, canRun, startsAtMs, title, attendance } = listed;
  const path = `/classes/${sessionId}`;
  if (state === 'live' || (state === 'scheduled' && startsAtMs - nowMs < OPENS_BEFORE_MS)) {
    const word = state === 'live' ? t`Join` : canRun ? t`Open` : t`Green room`;
    return (
      <ServerLink className="btn primary block" to={`${path}/live`} reloadDocument label={t`${word}: ${title}`}>
        <Video size={16} aria-hidden />
        {word}
      </ServerLink>
    );
  }
  const result = state !== 'ended' || attendance === 'none' ? null : attendance === 'led' ? 'report' : 'summary';
  const word = result === null ? t`Details` : result === 'report' ? t`Report` : t`Summary`;
  return (
    <ServerLink className="btn block" to={result === null ? path : `${path}/${result}`} label={t`${word}: ${title}`}>
      {word}
    </ServerLink>
  );
}
