import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dateOf, rangeName, weekdayName } from './day-names.ts';
import { addDays, type Day, weekOf } from './week.ts';

const WEEK_DAYS = 7;

type WeekStripProps = {
  selected: Day;
  today: Day;
  /** How many classes each day has. */
  countOf: (day: Day) => number;
};

/** The week around the selected day: other weeks by the arrows, other days by their names. */
export function WeekStrip({ selected, today, countOf }: WeekStripProps) {
  const { t, i18n } = useLingui();
  const week = weekOf(selected);
  const range = rangeName(week[0] ?? selected, week.at(-1) ?? selected, i18n.locale);
  return (
    <nav className="week" aria-label={t`Week`}>
      <div className="week-head">
        <WeekLink day={addDays(selected, -WEEK_DAYS)} label={t`Previous week`}>
          <ChevronLeft size={17} aria-hidden />
        </WeekLink>
        <WeekLink day={addDays(selected, WEEK_DAYS)} label={t`Next week`}>
          <ChevronRight size={17} aria-hidden />
        </WeekLink>
        <p className="b t16">{t(range)}</p>
        {week.includes(today) ? null : (
          <Link className="btn sm" to={`?day=${today}`} preventScrollReset>
            <Trans>This week</Trans>
          </Link>
        )}
      </div>
      <ol className="week-days">
        {week.map((day) => (
          <li key={day}>
            <DayLink day={day} isSelected={day === selected} isToday={day === today} count={countOf(day)} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function WeekLink({ day, label, children }: { day: Day; label: string; children: ReactNode }) {
  return (
    <Link className="btn week-arrow" to={`?day=${day}`} aria-label={label} title={label} preventScrollReset>
      {children}
    </Link>
  );
}

function DayLink({
  day,
  isSelected,
  isToday,
  count,
}: {
  day: Day;
  isSelected: boolean;
  isToday: boolean;
  count: number;
}) {
  const { i18n } = useLingui();
  return (
    <Link
      className={`week-day${isSelected ? ' selected' : ''}${isToday ? ' today' : ''}`}
      to={`?day=${day}`}
      aria-current={isSelected ? 'date' : undefined}
      preventScrollReset
      replace
    >
      <span className="week-name">{isToday ? <Trans>Today</Trans> : weekdayName(day, i18n.locale)}</span>
      <span className="week-date">{dateOf(day)}</span>
      <span className="week-count">
        {count === 0 ? (
          <Trans>none</Trans>
        ) : (
          <>
            <span className="wide-only">
              <Plural value={count} one="# class" other="# classes" />
            </span>
            <span className="narrow-only" aria-hidden>
              {count}
            </span>
          </>
        )}
      </span>
    </Link>
  );
}
