import { randomUUID } from 'node:crypto';
import type { Audience } from '#core/consent.ts';
import type { ParticipantId, SessionId, StreamId, StudioId, UserId } from '#core/ids.ts';
import type { StoredSample } from '#core/samples.ts';
import type { Store } from '#store/index.ts';

/** Records what a strap would have: from the model of the heart that the simulated people use. */
export type RecordClass = (options: {
  seed: number;
  minutes: number;
}) => { secondsIn: number; bpm: number; rr1024: number[] }[];

/** Somebody in a past class. */
export type HistoryPerson = { userId: UserId; name: string; seed: number };

const DAY_MS = 24 * 60 * 60_000;

/** Past classes, the newest first. */
const HISTORY = [
  { daysAgo: 2, hour: 18, title: 'Tempo 25', minutes: 25, people: 12 },
  { daysAgo: 4, hour: 7, title: 'Early spin', minutes: 20, people: 8 },
  { daysAgo: 7, hour: 18, title: 'Threshold 4 × 4', minutes: 30, people: 11 },
  { daysAgo: 10, hour: 12, title: 'Lunch intervals', minutes: 20, people: 9 },
  { daysAgo: 15, hour: 18, title: 'Tempo 25', minutes: 25, people: 10 },
  { daysAgo: 20, hour: 9, title: 'Saturday climb', minutes: 30, people: 12 },
] as const;

/** In how many of the past classes a visitor has been. */
const VISITOR_CLASSES = 3;
/** A class that somebody ended after a moment is nothing to look back on. */
const WHOLE_CLASS_MINUTES = 15;
/** Rows in one statement. */
const BATCH = 5000;
/** A seed for a person in one class. */
const seedIn = (person: HistoryPerson, classNumber: number) => person.seed * 1000 + classNumber;

/** Every third shares with the instructor only, one in each class with nobody: as people do. */
function audienceOf(index: number): Audience {
  if (index === 4) return 'nobody';
  return index % 3 === 0 ? 'instructor' : 'class';
}

/** Makes the past classes of the demo: real samples in the real store, summarized by the real job. */
export async function makeHistory({
  store,
  record,
  studioId,
  lead,
  instructor,
  participants,
  nowMs,
}: {
  store: Store;
  record: RecordClass;
  studioId: StudioId;
  lead: HistoryPerson;
  instructor: HistoryPerson;
  participants: HistoryPerson[];
  nowMs: number;
}): Promise<void> {
  for (const [number, { daysAgo, hour, title, minutes, people }] of HISTORY.entries()) {
    const startedAt = new Date(nowMs - daysAgo * DAY_MS);
    startedAt.setHours(hour, 0, 0, 0);
    const present = participants.slice(0, people);
    const { sessionId, participantIds } = await store.demo.addPastClass({
      studioId,
      instructorUserId: instructor.userId,
      title,
      description: 'A class of the demo. All heart rates in it are simulated.',
      startedAt,
      plannedMinutes: minutes,
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
    const samples = present.flatMap((each, index) => {
      const participantId = participantIds[index + 2];
      if (participantId === undefined) return [];
      const readings = record({ seed: seedIn(each, number), minutes });
      return samplesOf({ sessionId, participantId, startedAt, readings });
    });
    await append(store, samples);
  }
}

/** Lets a visitor have been in some of the past classes, so that there are own summaries to look at. */
export async function giveHistory({
  store,
  record,
  visitor,
}: {
  store: Store;
  record: RecordClass;
  visitor: HistoryPerson;
}): Promise<void> {
  const past = await store.demo.pastClasses(HISTORY.length);
  const whole = past.filter(({ startedAt, endedAt }) => minutesBetween(startedAt, endedAt) >= WHOLE_CLASS_MINUTES);
  for (const [number, { sessionId, startedAt, endedAt }] of whole.slice(0, VISITOR_CLASSES).entries()) {
    const participantId = await store.demo.addToPastClass({
      sessionId,
      person: { userId: visitor.userId, role: 'participant', displayName: visitor.name, audience: 'instructor' },
    });
    const readings = record({ seed: seedIn(visitor, number), minutes: minutesBetween(startedAt, endedAt) });
    await append(store, samplesOf({ sessionId, participantId, startedAt, readings }));
  }
}

function minutesBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 60_000);
}

function samplesOf({
  sessionId,
  participantId,
  startedAt,
  readings,
}: {
  sessionId: SessionId;
  participantId: ParticipantId;
  startedAt: Date;
  readings: ReturnType<RecordClass>;
}): StoredSample[] {
  const streamId = randomUUID() as string as StreamId;
  return readings.map(({ secondsIn, bpm, rr1024 }, sequence) => {
    const capturedAtMs = startedAt.getTime() + secondsIn * 1000;
    return {
      kind: 'heart-rate',
      sessionId,
      participantId,
      streamId,
      sequence,
      capturedAtMs,
      receivedAtMs: capturedAtMs,
      bpm,
      rr1024,
    };
  });
}

async function append(store: Store, samples: StoredSample[]): Promise<void> {
  for (let start = 0; start < samples.length; start += BATCH) {
    await store.samples.append(samples.slice(start, start + BATCH));
  }
}
