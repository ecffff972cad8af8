import type { ClassSession } from '#store/index.ts';
import type { ListedClass } from '../features/schedule/listed-class.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { mayPlanClasses, mayRunAnyClass } from './session-access.ts';

export type Schedule = {
  classes: ListedClass[];
  canPlan: boolean;
  /** Zone of the viewer's (first) studio. */
  timeZone: string;
  nowMs: number;
};

export async function readSchedule({ store, clock }: Services, viewer: Viewer): Promise<Schedule> {
  const memberships = await store.studios.studiosOf(viewer.userId);
  const roles = new Map(memberships.map(({ studio, role }) => [studio.studioId, role]));
  const nowMs = clock.nowMs();
  const sessions = await store.sessions.listUpcoming([...roles.keys()], new Date(nowMs));
  return {
    classes: sessions.map((session) => {
      const studioRole = roles.get(session.studioId);
      const canRun =
        session.instructorUserId === viewer.userId || (studioRole !== undefined && mayRunAnyClass(studioRole));
      return listedClassOf(session, canRun);
    }),
    canPlan: memberships.some(({ role }) => mayPlanClasses(role)),
    timeZone: memberships[0]?.studio.timeZone ?? 'UTC',
    nowMs,
  };
}

export function listedClassOf(session: ClassSession, canRun: boolean): ListedClass {
  const { sessionId, title, description, studioName, instructorName, isInstructorSimulated, plannedMinutes, state } =
    session;
  return {
    sessionId,
    title,
    description,
    studioName,
    instructorName,
    isInstructorSimulated,
    plannedMinutes,
    state,
    startsAtMs: session.startsAt.getTime(),
    canRun,
  };
}
