import type { SessionId, UserId } from '#core/ids.ts';
import { aPerson, type Person } from '#tests/builders/person.ts';
import { classTrace, thresholdParts } from '#tests/harness/class-trace.ts';
import { eventually } from '#tests/harness/eventually.ts';
import type { PulseroomProcess } from '#tests/harness/pulseroom-process.ts';
import { type PastPart, type SeededStudio, seedStudio } from '#tests/harness/seeded-studio.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SUMMARIZED_WITHIN_MS = 30_000;

/** The studio of the pictures, with its past, its present and its plans. */
export type Northlight = {
  studio: SeededStudio;
  /** Takes part. */
  ines: Person;
  /** Leads. */
  mara: Person;
  /** Leads another class. */
  sara: Person;
  /** Owns. */
  astrid: Person;
  /** Being led right now, by Sara, with nobody there yet. */
  live: SessionId;
  /** Begins within the hour. */
  soon: SessionId;
  /** Over, with everybody's summary. */
  threshold: SessionId;
  /** Ines came without a strap. */
  noStrap: SessionId;
  /** Its summaries were never made. */
  failed: SessionId;
  maraUserId: UserId;
  inesUserId: UserId;
  /** Another class that ended a moment ago, with its summaries still to be made. */
  addComputing(): Promise<SessionId>;
};

const TITLE = 'Threshold 4 × 4';

/** How hard Ines's hard intervals were in her classes before, newest first. */
const EARLIER_HARD_BPM = [166, 163, 165, 159, 161] as const;

/** The others in class: how their hearts differ, and what they share. */
const OTHERS = [
  { name: 'Aiko Mori', hrMaxBpm: 184, hardBpm: 158, audience: 'class' },
  { name: 'Ben Osei', hrMaxBpm: 192, hardBpm: 171, audience: 'instructor' },
  { name: 'Chloe Martin', hrMaxBpm: 179, hardBpm: 150, audience: 'instructor' },
  { name: 'Daniel Eriksson', hrMaxBpm: 188, hardBpm: 176, audience: 'class' },
  { name: 'Farah Nasser', hrMaxBpm: 195, hardBpm: 168, audience: 'instructor' },
  { name: 'Henrik Dahl', hrMaxBpm: 171, hardBpm: 147, audience: 'nobody' },
] as const;

export async function northlight(pulseroom: PulseroomProcess, now = new Date()): Promise<Northlight> {
  const studio = await seedStudio(pulseroom, {
    name: 'Northlight',
    timeZone: 'Europe/Stockholm',
    ownerName: 'Astrid Holm',
  });
  const mara = aPerson({ name: 'Mara Lindqvist', hrMaxBpm: 186 });
  const ines = aPerson({ name: 'Ines Duarte', hrMaxBpm: 188, weightKg: 62, birthYear: 1988 });
  const sara = aPerson({ name: 'Sara Nyberg' });
  const astrid = aPerson({ name: 'Astrid Holm' });
  await studio.addPerson(astrid, 'owner');
  const maraUserId = await studio.addPerson(mara, 'instructor');
  const inesUserId = await studio.addPerson(ines);
  const saraUserId = await studio.addPerson(sara, 'instructor');
  const others: { userId: UserId; index: number }[] = [];
  for (const [index, { name, hrMaxBpm }] of OTHERS.entries()) {
    others.push({ userId: await studio.addPerson(aPerson({ name, hrMaxBpm })), index });
  }

  const inMinutes = (minutes: number) => new Date(quarterOf(now).getTime() + minutes * MINUTE_MS);
  const inesPart: PastPart = {
    userId: inesUserId,
    name: ines.name,
    audience: 'instructor',
    bpms: classTrace({
      seed: 21,
      restBpm: 84,
      parts: thresholdParts({ easyBpm: 124, hardBpm: 168 }),
      lost: [[1710, 1722]],
    }),
  };
  const otherParts = others.map(({ userId, index }): PastPart => {
    const { name, hardBpm, audience } = OTHERS[index]!;
    const parts = thresholdParts({ easyBpm: hardBpm - 42, hardBpm });
    const lost = index === 2 ? ([[900, 1080]] as const) : [];
    return { userId, name, audience, bpms: classTrace({ seed: 30 + index, restBpm: 80 + index, parts, lost }) };
  });
  const silentMara: PastPart = { userId: maraUserId, name: mara.name, audience: 'nobody', bpms: [] };
  const led = { instructorUserId: maraUserId, plannedMinutes: 43 };

  for (const [index, hardBpm] of EARLIER_HARD_BPM.entries()) {
    const startsAt = new Date(inMinutes(-90).getTime() - (index + 1) * 7 * DAY_MS);
    const bpms = classTrace({ seed: 40 + index, restBpm: 84, parts: thresholdParts({ easyBpm: 126, hardBpm }) });
    await studio.addPastClass({ ...led, title: TITLE, startsAt, people: [silentMara, { ...inesPart, bpms }] });
  }
  const noStrap = await studio.addPastClass({
    ...led,
    title: 'Mobility flow',
    startsAt: new Date(inMinutes(-30).getTime() - 2 * DAY_MS),
    people: [silentMara, { ...inesPart, bpms: [] }],
  });
  const failed = await studio.addPastClass({
    ...led,
    title: 'Steady 40',
    startsAt: new Date(inMinutes(-200).getTime() - DAY_MS),
    people: [silentMara, inesPart],
    summaries: 'never',
  });
  const threshold = await studio.addPastClass({
    ...led,
    title: TITLE,
    description: 'Four times four minutes in zone 4, three minutes easy between. Come with fresh legs.',
    startsAt: inMinutes(-120),
    people: [silentMara, inesPart, ...otherParts],
  });

  const live = await studio.planClass({
    title: 'Breath and recovery',
    description: 'Zone 1, lying down.',
    instructorUserId: saraUserId,
    startsAt: inMinutes(-15),
    plannedMinutes: 30,
  });
  await studio.openSince(live, inMinutes(-14));
  const soon = await studio.planClass({
    title: TITLE,
    description: 'Four times four minutes in zone 4, three minutes easy between. Come with fresh legs.',
    instructorUserId: maraUserId,
    startsAt: inMinutes(30),
    plannedMinutes: 45,
  });
  const plans = [
    { title: 'Strength express', description: 'Moderate, dumbbells', minutes: 105, plannedMinutes: 30, by: saraUserId },
    {
      title: 'HIIT, low impact',
      description: 'Six rounds without jumping, full recovery between',
      minutes: 24 * 60 + 60,
      plannedMinutes: 40,
      by: saraUserId,
    },
    {
      title: 'Steady 40',
      description: 'Zone 2, one long breath',
      minutes: 24 * 60 + 180,
      plannedMinutes: 40,
      by: maraUserId,
    },
    {
      title: TITLE,
      description: 'Four times four minutes in zone 4',
      minutes: 3 * 24 * 60,
      plannedMinutes: 45,
      by: maraUserId,
    },
  ];
  for (const { minutes, by, ...plan } of plans) {
    await studio.planClass({ ...plan, instructorUserId: by, startsAt: inMinutes(minutes) });
  }

  await eventually('the last class has everybody’s summary', SUMMARIZED_WITHIN_MS, async () => {
    const shared = await studio.store.summaries.listShared(threshold);
    return shared.length === otherParts.length + 2;
  });
  return {
    studio,
    ines,
    mara,
    sara,
    astrid,
    live,
    soon,
    threshold,
    noStrap,
    failed,
    maraUserId,
    inesUserId,
    addComputing: () =>
      studio.addPastClass({
        ...led,
        title: TITLE,
        startsAt: new Date(Date.now() - led.plannedMinutes * MINUTE_MS),
        people: [silentMara, inesPart],
        summaries: 'waiting',
      }),
  };
}

/** Classes begin at round times. */
function quarterOf(now: Date): Date {
  const quarterMs = 15 * MINUTE_MS;
  return new Date(Math.round(now.getTime() / quarterMs) * quarterMs);
}
