import type { SessionId, StudioId, UserId } from '#core/ids.ts';
import { intervalClass } from '#core/simulation/class-script.ts';
import { seedIn } from '#core/simulation/seeded-random.ts';
import { recordClass } from '#core/simulation/strap-recording.ts';
import type { Store } from '#store/index.ts';
import { bodyOf } from './demo-body.ts';
import { SIMULATED_INSTRUCTOR, SIMULATED_PARTICIPANTS } from './demo-people.ts';
import { keepReadings } from './demo-samples.ts';

/** How long a class of the demo is, with what was before anybody could see it. */
export const CLASS_MINUTES = 60;
/** A class warms up before it is worth a look: it begins so long ago, and the simulated people find it in full swing. */
export const MINUTES_BEFORE = 15;
const CLASS_TITLE = 'Intervals, all day';
const CLASS_DESCRIPTION =
  'The class of the demo. It goes on all the time, with a simulated instructor and simulated participants.';

/**
 * A class that has been going on for `MINUTES_BEFORE`: what everybody's strap would have recorded is there, by the same
 * bodies and the same script with which they go on (`loadtest/participant`), so that no heart jumps.
 */
export async function makeRunningClass({
  store,
  studioId,
  nowMs,
}: {
  store: Store;
  studioId: StudioId;
  nowMs: number;
}): Promise<SessionId> {
  const startedAt = new Date(nowMs - MINUTES_BEFORE * 60_000);
  const instructorUserId = await requireUserId(store, SIMULATED_INSTRUCTOR.email);
  const people = await Promise.all(
    SIMULATED_PARTICIPANTS.map(async (person) => ({ ...person, userId: await requireUserId(store, person.email) })),
  );
  const { sessionId, participantIds } = await store.demo.addClass({
    studioId,
    instructorUserId,
    title: CLASS_TITLE,
    description: CLASS_DESCRIPTION,
    startedAt,
    plannedMinutes: CLASS_MINUTES,
    state: 'live',
    people: people.map(({ userId, name }) => ({
      userId,
      role: 'participant',
      displayName: name,
      audience: 'class',
    })),
  });
  try {
    const script = intervalClass({ minutes: CLASS_MINUTES });
    for (const [index, participantId] of participantIds.entries()) {
      const person = people[index];
      if (person === undefined) continue;
      const readings = recordClass({
        body: bodyOf(person.seed),
        script,
        seconds: MINUTES_BEFORE * 60,
        // Another than that of the minutes which follow: the same chance would repeat itself.
        seed: seedIn(`${sessionId} before`, person.seed),
      });
      await keepReadings(store, { sessionId, participantId, startedAt, readings });
    }
  } catch (error) {
    // Nobody plays it, and nobody is to find it going on.
    await store.sessions.end(sessionId, new Date(nowMs));
    throw error;
  }
  return sessionId;
}

async function requireUserId({ demo }: Pick<Store, 'demo'>, email: string): Promise<UserId> {
  const userId = await demo.userIdOf(email);
  if (userId === null) throw new Error('a simulated person has no account');
  return userId;
}
