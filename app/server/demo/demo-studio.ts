import { AppError } from '#core/errors.ts';
import type { StudioId, UserId } from '#core/ids.ts';
import type { Secret } from '#platform/secret.ts';
import type { Store } from '#store/index.ts';
import { askAuth } from '../auth-requests.ts';
import type { Services } from '../services.ts';
import { saveBody } from './demo-body.ts';
import { type HistoryPerson, makeHistory } from './demo-history.ts';
import {
  DEMO_LEAD,
  type DemoPerson,
  demoPassword,
  SIMULATED_INSTRUCTOR,
  SIMULATED_PARTICIPANTS,
} from './demo-people.ts';
import { nextWeek } from './timetable.ts';

type Options = Pick<Services, 'auth' | 'env' | 'clock' | 'log'> & {
  store: Store;
  secret: Secret;
  /** How the server calls itself where it makes an account, for the list of signed-in devices. */
  userAgent: string;
};

const STUDIO_NAME = 'Pulseroom demo studio';

/**
 * The studio of the demo, made on a new database and found again later.
 * @throws AppError `conflict` when the database holds a studio with real people; nothing is changed then
 */
export async function openDemoStudio(options: Options): Promise<StudioId> {
  const { store } = options;
  const contents = await store.demo.contents();
  if (contents === 'people') throw new AppError('conflict', REAL_PEOPLE);
  if (contents === 'half-made') await store.demo.removeEverything();
  const studioId = (contents === 'demo' ? await store.demo.studioId() : null) ?? (await makeStudio(options));
  await tidyUp(options);
  await planUpcoming(options, studioId);
  return studioId;
}

/**
 * For a server that is no demo.
 * @throws AppError `conflict` on the data of a demo: real people must not come among simulated ones
 */
export async function refuseDemoData({ demo }: Pick<Store, 'demo'>): Promise<void> {
  if ((await demo.contents()) === 'demo') throw new AppError('conflict', DEMO_DATA);
}

const REAL_PEOPLE =
  'The demo was not started: this database holds a studio or accounts of real people, and simulated people never come ' +
  'among them. Nothing was changed. Leave DATABASE_URL out and let DATA_DIR name another folder, or use npm start.';
const DEMO_DATA =
  'This database holds the demo. Start it with npm run demo, or let DATA_DIR (or DATABASE_URL) name another place ' +
  'for a studio of your own.';

async function makeStudio(options: Options): Promise<StudioId> {
  const { store, clock } = options;
  const lead = await makeAccount(options, DEMO_LEAD);
  const instructor = await makeSimulated(options, SIMULATED_INSTRUCTOR);
  const participants: HistoryPerson[] = [];
  for (const each of SIMULATED_PARTICIPANTS) participants.push(await makeSimulated(options, each));

  const studioId = await store.demo.createStudio({
    name: STUDIO_NAME,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ownerUserId: lead.userId,
  });
  await store.studios.addMember({ studioId, userId: instructor.userId, role: 'instructor' });
  for (const { userId } of participants) await store.studios.addMember({ studioId, userId, role: 'member' });
  await makeHistory({ store, studioId, lead, instructor, participants, nowMs: clock.nowMs() });
  return studioId;
}

async function makeSimulated(options: Options, person: DemoPerson): Promise<HistoryPerson> {
  const made = await makeAccount(options, person);
  await options.store.demo.markSimulated(made.userId);
  await saveBody(options.store, made.userId, person.seed);
  return made;
}

/** Through the door that everybody uses: better-auth makes it. */
async function makeAccount(
  { auth, env, secret, store, userAgent }: Options,
  { name, email, seed }: DemoPerson,
): Promise<HistoryPerson> {
  const body = { name, email, password: demoPassword(secret, email) };
  const answer = await askAuth(
    { auth, env },
    new Request('http://localhost', { headers: { 'user-agent': userAgent } }),
    { path: 'sign-up/email', body },
  );
  const userId: UserId | null = answer.ok ? await store.demo.userIdOf(email) : null;
  if (userId === null) throw new AppError('internal', 'An account of the demo could not be made.');
  return { userId, name, seed };
}

/** A class that was on when the server stopped is over; one that nobody but simulated people saw never was. */
async function tidyUp({ store, log }: Options): Promise<void> {
  for (const { sessionId, lastHeardAt, hadVisitors } of await store.demo.unfinishedClasses()) {
    if (hadVisitors) await store.sessions.end(sessionId, lastHeardAt);
    else await store.demo.deleteClass(sessionId);
    log.info({ sessionId, hadVisitors }, 'a class of the demo that was left behind is cleared');
  }
}

/** Keeps the schedule from being empty. */
async function planUpcoming({ store, clock }: Options, studioId: StudioId): Promise<void> {
  const now = clock.nowMs();
  const planned = await store.sessions.listUpcoming([studioId], new Date(now));
  const instructorUserId = await store.demo.userIdOf(SIMULATED_INSTRUCTOR.email);
  if (instructorUserId === null || planned.some(({ startsAt }) => startsAt.getTime() > now)) return;
  for (const { startsAt, title, minutes } of nextWeek(now)) {
    const description = 'A class of the demo.';
    await store.sessions.create({ studioId, instructorUserId, title, description, startsAt, plannedMinutes: minutes });
  }
}
