/** A class of the demo studio's week. */
export type WeeklyClass = {
  /** 0 Sunday … 6 Saturday, as `Date` counts. */
  weekday: number;
  /** On the machine's clock, which is the studio's. */
  hour: number;
  title: string;
  minutes: number;
  /** How many came to the last one. */
  people: number;
};

export const WEEK: readonly WeeklyClass[] = [
  { weekday: 1, hour: 18, title: 'Threshold 4 × 4', minutes: 30, people: 11 },
  { weekday: 2, hour: 7, title: 'Early spin', minutes: 20, people: 8 },
  { weekday: 3, hour: 12, title: 'Lunch intervals', minutes: 20, people: 9 },
  { weekday: 4, hour: 18, title: 'Tempo 25', minutes: 25, people: 12 },
  { weekday: 5, hour: 7, title: 'Friday sunrise', minutes: 25, people: 10 },
  { weekday: 6, hour: 9, title: 'Saturday climb', minutes: 30, people: 12 },
];

export type PlannedClass = WeeklyClass & { startsAt: Date };

/** The classes of the seven days before today, the newest first. */
export function lastWeek(nowMs: number): PlannedClass[] {
  return [-1, -2, -3, -4, -5, -6, -7].flatMap((days) => classesOf(nowMs, days));
}

/** The classes of the seven days after today. */
export function nextWeek(nowMs: number): PlannedClass[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((days) => classesOf(nowMs, days));
}

function classesOf(nowMs: number, daysFromToday: number): PlannedClass[] {
  const day = new Date(nowMs);
  // By the calendar: days in which clocks change are not 24 h long.
  day.setDate(day.getDate() + daysFromToday);
  return WEEK.filter(({ weekday }) => weekday === day.getDay()).map((each) => {
    const startsAt = new Date(day);
    startsAt.setHours(each.hour, 0, 0, 0);
    return { ...each, startsAt };
  });
}
