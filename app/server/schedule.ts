import type { ClassSession } from '#store/index.ts';
import type { ListedClass } from '../features/schedule/listed-class.ts';
import type { SetupStep } from '../features/setup/setup-steps.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';
import { mayPlanClasses, mayRunAnyClass } from './session-access.ts';
import { findOwnedStudio } from './studio-owner.ts';

export type Schedule = {
  classes: ListedClass[];
  canPlan: boolean;
  /** Zone of the viewer's (first) studio. */
  timeZone: string;
  nowMs: number;
  /** What the owner of this server left open in the first run. */
  setupRemaining: SetupStep[];
};

export async function readSchedule(services: Services, viewer: Viewer): Promise<Schedule> {
  const { store, clock } = services;
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
    setupRemaining: await readSetupRemaining(services, viewer),
  };
}

async function readSetupRemaining(services: Services, viewer: Viewer): Promise<SetupStep[]> {
  const owned = await findOwnedStudio(services, viewer);
  if (!owned?.isHost) return [];
  const { remaining, isDismissed } = await services.store.setupProgress.read(owned.studio.studioId);
  return isDismissed ? [] : remaining;
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
