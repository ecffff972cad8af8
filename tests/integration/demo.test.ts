import { rm } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { NotificationPayload } from '#core/protocol/signaling.ts';
import type { ClassHistory } from '#core/session-history.ts';
import { createMediaSender } from '#loadtest/picture/media-sender.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { createLog } from '#platform/log.ts';
import { eventually } from '#tests/harness/eventually.ts';
import { signIn, walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { processesOf } from '#tests/harness/process-tree.ts';
import {
  makeDataDir,
  type PulseroomOptions,
  type PulseroomProcess,
  startPulseroom,
} from '#tests/harness/pulseroom-process.ts';
import { joinHub } from './hub-client.ts';
import { connectClient } from './room-client.ts';

const FULL_WITHIN_MS = 60_000;
const DEMO = { PULSEROOM_DEMO: '1' };
/** For what starts and stops several servers. */
const LONG_MS = 240_000;

const running: PulseroomProcess[] = [];
afterEach(async () => {
  // The last one first: it may run on the data of an earlier one.
  for (const pulseroom of running.splice(0).reverse()) await pulseroom.dispose();
});

async function start(options: PulseroomOptions = {}): Promise<PulseroomProcess> {
  const pulseroom = await startPulseroom(options);
  running.push(pulseroom);
  return pulseroom;
}

async function isFull(demo: PulseroomProcess): Promise<string> {
  const { url } = await demo.ready();
  await eventually('the class is full', FULL_WITHIN_MS, () =>
    /Demo: \S+\/demo \(the class is full\)/.test(demo.output()),
  );
  return url;
}

async function aDataDir(): Promise<string> {
  const dataDir = await makeDataDir();
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** Through the demo's door; the class that one lands in. */
async function step(client: HttpClient, door: 'lead' | 'join'): Promise<string> {
  const page = await client.postForm('/demo', { step: door });
  const sessionId = /\/classes\/([0-9a-f-]{36})\/live$/.exec(page.url)?.[1];
  if (!page.ok || sessionId === undefined) throw new Error(`${door} led to ${page.status} ${page.url}`);
  return sessionId;
}

type Ticket = { token: string; hubUrl: string; self: { participantId: string; slot: number; role: string } };

async function enter(url: string, door: 'lead' | 'join', { hasSimulatedStrap = false } = {}) {
  const client = createHttpClient(url);
  const sessionId = await step(client, door);
  const choice = { audience: 'instructor', hasSimulatedStrap };
  const answer = await client.postJson(`/api/sessions/${sessionId}/join`, choice);
  const ticket = (await answer.json()) as Ticket;
  const room = await connectClient({ url, token: ticket.token, origin: new URL(url).origin });
  onTestFinished(() => room.close());
  const joined = await room.ask('join', {});
  return { client, sessionId, ticket, room, joined };
}

describe('a demo', () => {
  let demo: PulseroomProcess;
  let url: string;

  beforeAll(async () => {
    demo = await startPulseroom({ settings: DEMO });
    url = await isFull(demo);
  });
  afterAll(() => demo.dispose());

  it('has a full class with live heart rates and a moving picture, for whoever joins', async () => {
    const { ticket, room, joined } = await enter(url, 'join');

    const simulated = joined.participants.filter(({ isSimulated }) => isSimulated);
    expect(simulated.filter(({ role }) => role === 'participant')).toHaveLength(12);
    expect(joined.self).toMatchObject({ role: 'participant', isSimulated: false });

    const hub = await joinHub(ticket.hubUrl, ticket.token, { origin: new URL(url).origin });
    onTestFinished(() => hub.close());
    for (const { slot, role } of simulated) {
      if (role === 'instructor') continue;
      // Straps drop out now and then: lost is an answer too, for a while.
      await eventually(`slot ${slot} lives`, FULL_WITHIN_MS, () => hub.seen(slot)?.state === 'live');
    }

    const instructor = simulated.find(({ role }) => role === 'instructor');
    const producerId = instructor?.producers.find(({ source }) => source === 'camera')?.producerId;
    expect(producerId).toBeDefined();
    const transport = await room.ask('createTransport', { direction: 'receive' });
    const viewer = await createMediaSender(transport);
    onTestFinished(() => viewer.close());
    const { transportId } = transport;
    await room.ask('connectTransport', { transportId, dtlsParameters: viewer.dtlsParameters });
    await viewer.connect();
    const rtpCapabilities = joined.routerRtpCapabilities;
    const { consumers } = await room.ask('consume', { transportId, producerIds: [producerId!], rtpCapabilities });
    const before = viewer.bytesReceived();
    await room.ask('resumeConsumers', { consumerIds: consumers.map(({ consumerId }) => consumerId) });
    await eventually('the picture moves', FULL_WITHIN_MS, () => viewer.bytesReceived() > before + 50_000);
  });

  it('gives way to whoever leads, and goes on when they have left', async () => {
    const { room, joined, client, sessionId } = await enter(url, 'lead');
    expect(joined.self).toMatchObject({ role: 'instructor', isSimulated: false });
    const mara = joined.participants.find(({ role, isSimulated }) => role === 'instructor' && isSimulated);

    const left = await room.next('participantLeft');
    expect(left.participantId).toBe(mara?.participantId);
    const people = await (await client.get(`/classes/${sessionId}`)).text();
    expect(people).toContain('simulated-tag');
    room.close();

    const visitor = await enter(url, 'join');
    const isBack = () =>
      visitor.joined.participants.some(({ participantId }) => participantId === mara?.participantId) ||
      visitor.room.notifications.some(
        ({ name, payload }) =>
          name === 'participantJoined' && JSON.stringify(payload).includes(mara?.participantId ?? '?'),
      );
    await eventually('the simulated instructor is back', FULL_WITHIN_MS, isBack);
  });

  it('says of a visitor with a simulated strap that the heart rate is one, and not the person', async () => {
    const visitor = await enter(url, 'join', { hasSimulatedStrap: true });
    expect(visitor.joined.self).toMatchObject({ isSimulated: false, hasSimulatedStrap: true });
    expect(visitor.ticket.self).toMatchObject({ hasSimulatedStrap: true });
    const coach = await enter(url, 'lead');
    const { participantId } = visitor.joined.self;
    const seen = coach.joined.participants.find((each) => each.participantId === participantId);
    expect(seen).toMatchObject({ isSimulated: false, hasSimulatedStrap: true });

    // It holds for the class, whatever is worn after a reload.
    const again = await visitor.client.postJson(`/api/sessions/${visitor.sessionId}/join`, { audience: 'class' });
    expect(await again.json()).toMatchObject({ self: { hasSimulatedStrap: true } });
    // Whoever leads has none.
    const asLead = await coach.client.postJson(`/api/sessions/${coach.sessionId}/join`, {
      audience: 'nobody',
      hasSimulatedStrap: true,
    });
    expect(asLead.status).toBe(403);
  });

  it('has people who write, and says that they are simulated', async () => {
    const { room, joined } = await enter(url, 'join');
    const written = () => [
      ...joined.chat,
      ...room.notifications.flatMap(({ name, payload }) =>
        name === 'chatMessage' ? [payload as NotificationPayload<'chatMessage'>] : [],
      ),
    ];
    const message = await eventually('somebody writes', FULL_WITHIN_MS, () => written()[0]);
    expect(message).toMatchObject({ role: 'participant', isSimulated: true });
  });

  it('has been going on for a quarter of an hour, as whoever leads finds it', async () => {
    const { client, sessionId, joined } = await enter(url, 'lead');
    const { fromMs, people } = (await (
      await client.get(`/api/sessions/${sessionId}/history?of=class`)
    ).json()) as ClassHistory;
    expect(Date.now() - fromMs).toBeGreaterThan(15 * 60_000);
    const slots = joined.participants
      .filter((each) => each.isSimulated && each.role === 'participant')
      .map(({ slot }) => slot);
    const quarters = people.filter(({ slot }) => slots.includes(slot)).map(({ zones }) => zones.slice(0, 180));
    expect(quarters).toHaveLength(12);
    for (const quarter of quarters) {
      // Straps are lost now and then, differently in each class: more than half is always there.
      expect(quarter.match(/[1-5]/g)?.length).toBeGreaterThan(90);
    }
    // They began easily, and were in the middle of it when the first visitor could come.
    const inHighZones = (from: number, to: number) =>
      quarters.filter((quarter) => /[345]/.test(quarter.slice(from, to))).length;
    expect(inHighZones(0, 6)).toBeLessThan(inHighZones(168, 180));
    expect(inHighZones(168, 180)).toBeGreaterThanOrEqual(6);
  });

  it('lets nobody in through the form of another site', async () => {
    for (const fields of [{ step: 'lead' }, { step: 'remove', isSure: 'yes' }]) {
      const answer = await createHttpClient(url, 'https://elsewhere.example').postForm('/demo', fields);
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect((await createHttpClient(url).postForm('/demo', { step: 'remove' })).status).toBe(400);
    expect((await createHttpClient(url).get('/demo')).status).toBe(200);
  });

  it('shows past classes: the report to whoever leads, own summaries to a guest', async () => {
    const coach = createHttpClient(url);
    await step(coach, 'lead');
    const past = (await (await coach.get('/past')).text()).replaceAll('<!-- -->', '');
    const reports = [...past.matchAll(/\/classes\/([0-9a-f-]{36})\/report/g)].map(([, id]) => id);
    expect(new Set(reports).size).toBe(6);
    // Whoever leads in the demo led these, as far as the studio knows.
    expect(past).not.toContain('/summary');
    expect(past).not.toContain('No heart rate');
    await eventually('the report is there', FULL_WITHIN_MS, async () => {
      const report = await (await coach.get(`/classes/${reports[0]}/report`)).text();
      return (report.match(/mini-zones/g) ?? []).length >= 8 && report.includes('simulated-tag');
    });

    const guest = createHttpClient(url);
    await step(guest, 'join');
    const own = /\/classes\/([0-9a-f-]{36})\/summary/.exec(await (await guest.get('/past')).text())?.[1];
    expect(own).toBeDefined();
    const summary = await eventually('the own summary is there', FULL_WITHIN_MS, async () => {
      const page = (await (await guest.get(`/classes/${own}/summary`)).text()).replaceAll('<!-- -->', '');
      return page.includes('of your maximum') ? page : null;
    });
    expect(summary).toContain('simulated-note');
    expect(summary).toContain('You shared your heart rate with nobody');
    const shareOfMaximum = Number(/(\d+)\s*%\s*of your maximum/u.exec(summary)?.[1]);
    expect(shareOfMaximum).toBeGreaterThan(60);
    expect(shareOfMaximum).toBeLessThanOrEqual(100);

    // They were not there: the class's report does not know them.
    const report = await (await coach.get(`/classes/${own}/report`)).text();
    expect(report).toContain('Aiko Mori');
    expect(report).not.toContain('Guest ');
  });

  it('started twice is refused with the address of the one that runs', async () => {
    const second = await startPulseroom({ settings: DEMO, dataDir: demo.dataDir });
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain(`already runs at ${url}/demo`);
    expect((await createHttpClient(url).get('/demo')).status).toBe(200);
  });
});

describe('the data of a demo', () => {
  it(
    'are kept from a server that is no demo, go on with the next start, and are removed whole',
    async () => {
      const dataDir = await aDataDir();
      const first = await start({ settings: DEMO, dataDir });
      const firstClass = await step(createHttpClient(await isFull(first)), 'lead');
      first.pressCtrlC();
      expect(await first.exited).toBe(0);

      const plain = await start({ dataDir });
      expect(await plain.exited).toBe(1);
      expect(plain.output()).toContain('This database holds the demo. Start it with npm run demo');

      const demo = await start({ settings: DEMO, dataDir });
      const url = await isFull(demo);
      const coach = createHttpClient(url);
      expect(await step(coach, 'lead')).not.toBe(firstClass);
      const past = await (await coach.get('/past')).text();
      expect(new Set(past.match(/\/classes\/[0-9a-f-]{36}\/(?:report|summary)/g)).size).toBe(6);

      const visitor = await enter(url, 'join');
      await visitor.room.ask('sendChat', { text: 'Hello' });
      expect(demo.hasFirstRunLink()).toBe(false);
      const answer = await visitor.client.postForm('/demo', { step: 'remove', isSure: 'yes' });
      expect(answer.status).toBe(200);
      await visitor.room.next('sessionEnded');
      expect(await demo.firstRunLink()).toContain('/setup/');
      expect(processesOf(dataDir).filter(({ command }) => command.includes('driver.ts'))).toEqual([]);
      expect((await createHttpClient(url).get('/demo')).status).toBe(404);

      demo.pressCtrlC();
      await demo.exited;
      // The link that was printed is all that there is.
      const filled = Object.entries(await tableCounts(dataDir)).filter(([, count]) => count > 0);
      expect(filled).toEqual([['public.setup_link', 1]]);
    },
    LONG_MS,
  );

  it(
    'do not come among real people: refused, and nothing is changed',
    async () => {
      const dataDir = await aDataDir();
      const studio = await start({ dataDir });
      const { url } = await studio.ready();
      expect(await walkFirstRun(createHttpClient(url), await studio.firstRunLink())).toBe('done');
      expect((await createHttpClient(url).get('/demo')).status).toBe(404);
      expect((await createHttpClient(url).postForm('/demo', { step: 'lead' })).status).toBe(404);
      studio.pressCtrlC();
      await studio.exited;
      const before = await tableCounts(dataDir);

      const demo = await start({ settings: DEMO, dataDir });
      expect(await demo.exited).toBe(1);
      expect(demo.output()).toContain(
        'The demo was not started: this database holds a studio or accounts of real people',
      );
      expect(await tableCounts(dataDir)).toEqual(before);

      const again = await start({ dataDir });
      expect(await signIn(createHttpClient((await again.ready()).url))).toBe('signed-in');
    },
    LONG_MS,
  );
});

/** How many rows each table has, our own and the job queue's; what the migrations wrote is left out. */
async function tableCounts(dataDir: string): Promise<Record<string, number>> {
  const server = await startEmbeddedPostgres({ dataDir, log: createLog({ level: 'error' }) });
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')
        and tablename not like 'kysely%' and tablename not in ('migrations', '_private_tasks', '_private_known_crontabs')
      order by 1
    `);
    const counts: Record<string, number> = {};
    for (const { name } of rows) {
      const { rows: counted } = await client.query<{ count: string }>(`select count(*) from ${name}`);
      counts[name] = Number(counted[0]?.count);
    }
    return counts;
  } finally {
    await client.end();
    await server.close();
  }
}
