import type { SessionId } from '#core/ids.ts';
import type { ClassSession } from '#store/index.ts';
import { GRACE_MINUTES } from '#store/sessions.ts';
import type { Attendance, ListedClass, ScheduledClass } from '../features/schedule/listed-class.ts';
import { addDays, type Day, dayIn, openingDay, spanOf, weekOf } from '../features/schedule/week.ts';
import type { SetupStep } from '../features/setup/setup-steps.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { mayPlanClasses, mayRunAnyClass } from './session-access.ts';
import { findOwnedStudio } from './studio-owner.ts';

const MINUTE_MS = 60_000;

export type Schedule = {
  /** Live now, whenever they were planned. */
  live: ScheduledClass[];
  /** Of the week that was asked for and the days around it, whatever became of them. */
  classes: ScheduledClass[];
  /** Start of the next class that was not opened yet; `null` when none is planned. */
  nextStartsAtMs: number | null;
  canPlan: boolean;
  /** Zone of the viewer's (first) studio. */
  timeZone: string;
  nowMs: number;
  /** What the owner of this server left open in the first run. */
  setupRemaining: SetupStep[];
};

/** @param day of the week to show; `null`: the one that the schedule opens on */
export async function readSchedule(services: Services, viewer: Viewer, day: Day | null): Promise<Schedule> {
  const { store, clock } = services;
  const memberships = await store.studios.studiosOf(viewer.userId);
  const roles = new Map(memberships.map(({ studio, role }) => [studio.studioId, role]));
  const studioIds = [...roles.keys()];
  const timeZone = memberships[0]?.studio.timeZone ?? 'UTC';
  const nowMs = clock.nowMs();

  const upcoming = await store.sessions.listUpcoming(studioIds, new Date(nowMs));
  const next = upcoming.find(({ state }) => state === 'scheduled') ?? null;
  const live = upcoming.filter(({ state }) => state === 'live');
  const today = dayIn(nowMs, timeZone);
  const classesOf = (week: readonly Day[]) => store.sessions.listBetween(studioIds, weekSpan(week));
  const ofThisWeek = day === null ? await classesOf(weekOf(today)) : [];
  const opening = openingDay({
    today,
    hasLive: live.length > 0,
    days: ofThisWeek.map(({ startsAt }) => dayIn(startsAt.getTime(), timeZone)),
    nextDay: next === null ? null : dayIn(next.startsAt.getTime(), timeZone),
  });
  const isThisWeek = day === null && weekOf(opening).includes(today);
  const ofWeek = isThisWeek ? ofThisWeek : await classesOf(weekOf(day ?? opening));
  const attended = await store.sessions.attendedOf(viewer.userId, idsOf(ofWeek));

  const listed = (session: ClassSession): ScheduledClass => {
    const studioRole = roles.get(session.studioId);
    const isLeader = session.instructorUserId === viewer.userId;
    const canRun = isLeader || (studioRole !== undefined && mayRunAnyClass(studioRole));
    const attendance: Attendance = isLeader ? 'led' : attended.has(session.sessionId) ? 'took-part' : 'none';
    return { ...listedClassOf(session, { canRun, nowMs }), attendance };
  };
  return {
    live: live.map(listed),
    classes: ofWeek.map(listed),
    nextStartsAtMs: next?.startsAt.getTime() ?? null,
    canPlan: memberships.some(({ role }) => mayPlanClasses(role)),
    timeZone,
    nowMs,
    setupRemaining: await readSetupRemaining(services, viewer),
  };
}

async function readSetupRemaining(services: Services, viewer: Viewer): Promise<SetupStep[]> {
  const owned = await findOwnedStudio(services, viewer);
  // Nobody sets up a demo: its studio is made ready and thrown away.
  if (!owned?.isHost || services.demo?.isOn()) return [];
  const { remaining, isDismissed } = await services.store.setupProgress.read(owned.studio.studioId);
  return isDismissed ? [] : remaining;
}

/** A day more on both sides: the viewer's zone, which only the browser knows, may put a class on another day. */
function weekSpan(week: readonly Day[]): { from: Date; to: Date } {
  const [first = '', last = first] = [week[0], week.at(-1)];
  return spanOf({ from: addDays(first, -1), to: addDays(last, 1) });
}

const idsOf = (sessions: readonly ClassSession[]): SessionId[] => sessions.map(({ sessionId }) => sessionId);

export function listedClassOf(
  session: ClassSession,
  { canRun, nowMs }: { canRun: boolean; nowMs: number },
): ListedClass {
  const { sessionId, title, description, studioName, instructorName, isInstructorSimulated, plannedMinutes, startsAt } =
    session;
  const latestEndMs = startsAt.getTime() + (plannedMinutes + GRACE_MINUTES) * MINUTE_MS;
  const hasLapsed = session.state === 'scheduled' && latestEndMs <= nowMs;
  return {
    sessionId,
    title,
    description,
    studioName,
    instructorName,
    isInstructorSimulated,
    plannedMinutes,
    state: hasLapsed ? 'lapsed' : session.state,
    startsAtMs: startsAt.getTime(),
    canRun,
  };
}
