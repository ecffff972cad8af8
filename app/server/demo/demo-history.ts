import type { Audience } from '#core/consent.ts';
import type { StudioId, UserId } from '#core/ids.ts';
import { intervalClass } from '#core/simulation/class-script.ts';
import { type RecordedReading, recordClass } from '#core/simulation/strap-recording.ts';
import type { Store } from '#store/index.ts';
import { bodyOf } from './demo-body.ts';
import { keepReadings } from './demo-samples.ts';
import { MINUTES_BEFORE } from './running-class.ts';
import { lastWeek } from './timetable.ts';

/** Somebody in a past class. */
export type HistoryPerson = { userId: UserId; name: string; seed: number };

/** In how many of the past classes a visitor has been. */
const VISITOR_CLASSES = 3;
/** A class that somebody ended after a moment is nothing to look back on; it began with minutes that nobody saw. */
const WHOLE_CLASS_MINUTES = MINUTES_BEFORE + 5;
/** How many past classes are looked at for those that a visitor may have been in. */
const LOOKED_AT = 8;

/** What somebody's strap recorded in one class: always the same body, each time another day. */
function recordOf(person: HistoryPerson, { number, minutes }: { number: number; minutes: number }): RecordedReading[] {
  return recordClass({
    body: bodyOf(person.seed),
    script: intervalClass({ minutes }),
    seconds: minutes * 60,
    seed: person.seed * 1000 + number,
  });
}

/** Every third shares with the instructor only, one in each class with nobody: as people do. */
function audienceOf(index: number): Audience {
  if (index === 4) return 'nobody';
  return index % 3 === 0 ? 'instructor' : 'class';
}

/** Makes the past classes of the demo: real samples in the real store, summarized by the real job. */
export async function makeHistory({
  store,
  studioId,
  lead,
  instructor,
  participants,
  nowMs,
}: {
  store: Store;
  studioId: StudioId;
  lead: HistoryPerson;
  instructor: HistoryPerson;
  participants: HistoryPerson[];
  nowMs: number;
}): Promise<void> {
  for (const [number, { startsAt: startedAt, title, minutes, people }] of lastWeek(nowMs).entries()) {
    const present = participants.slice(0, people);
    const { sessionId, participantIds } = await store.demo.addClass({
      studioId,
      instructorUserId: instructor.userId,
      title,
      description: 'A class of the demo. All heart rates in it are simulated.',
      startedAt,
      plannedMinutes: minutes,
      state: 'ended',
      people: [
        { userId: instructor.userId, role: 'instructor', displayName: instructor.name, audience: 'nobody' },
        // So that whoever leads in the demo finds the class among the own ones.
        { userId: lead.userId, role: 'instructor', displayName: lead.name, audience: 'nobody' },
        ...present.map((each, index) => ({
          userId: each.userId,
          role: 'participant' as const,
          displayName: each.name,
          audience: audienceOf(index),
        })),
      ],
    });
    for (const [index, each] of present.entries()) {
      const participantId = participantIds[index + 2];
      if (participantId === undefined) continue;
      await keepReadings(store, { sessionId, participantId, startedAt, readings: recordOf(each, { number, minutes }) });
    }
  }
}

/** Lets a visitor have been in some of the past classes, so that there are own summaries to look at. */
export async function giveHistory({ store, visitor }: { store: Store; visitor: HistoryPerson }): Promise<void> {
  const past = await store.demo.pastClasses(LOOKED_AT);
  const whole = past.filter(({ startedAt, endedAt }) => minutesBetween(startedAt, endedAt) >= WHOLE_CLASS_MINUTES);
  for (const [number, { sessionId, startedAt, endedAt }] of whole.slice(0, VISITOR_CLASSES).entries()) {
    const participantId = await store.demo.addVisitorToPastClass({
      sessionId,
      person: { userId: visitor.userId, role: 'participant', displayName: visitor.name, audience: 'nobody' },
    });
    const readings = recordOf(visitor, { number, minutes: minutesBetween(startedAt, endedAt) });
    await keepReadings(store, { sessionId, participantId, startedAt, readings });
  }
}

function minutesBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 60_000);
}
