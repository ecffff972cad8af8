import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionId, StudioId, UserId } from '#core/ids.ts';
import { walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let server: AppServer;
let owner: HttpClient;
let studioId: StudioId;
let instructorUserId: UserId;

beforeAll(async () => {
  server = await startAppServer();
  owner = createHttpClient(server.url);
  await walkFirstRun(owner, `${server.url}/setup/${await server.store.setup.newLink()}`);
  studioId = (await server.store.studios.list())[0]!.studioId;
  const row = await server.database.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
  instructorUserId = row.id;
});
afterAll(() => server?.close());

async function plan(title: string, startsAt: Date): Promise<SessionId> {
  const { sessionId } = await server.store.sessions.create({
    studioId,
    instructorUserId,
    title,
    description: '',
    startsAt,
    plannedMinutes: 45,
  });
  return sessionId;
}

const textOf = async (path: string) => {
  const answer = await owner.get(path);
  expect(answer.status).toBe(200);
  return (await answer.text()).replaceAll('<!-- -->', '').replace(/<script[\s\S]*?<\/script>/g, '');
};
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

describe('the schedule', () => {
  it('invites the owner of an empty studio to plan', async () => {
    expect(await textOf('/schedule')).toContain('Plan your first class');
  });

  it('opens on the day of the next class, however far it is', async () => {
    await plan('Far away', new Date(Date.UTC(2031, 4, 4, 16, 30)));
    const text = await textOf('/schedule');
    expect(text).toContain('Far away');
    expect(text).toContain('28 April to 4 May');
  });

  it('opens on today while a class is live, whenever it was planned, and when today had one', async () => {
    const now = new Date();
    const isOnToday = async () => (await textOf('/schedule')).includes('class="week-day selected today"');
    expect(await isOnToday()).toBe(false);
    const live = await plan('Opened at last', new Date(now.getTime() - 40 * DAY_MS));
    await server.store.sessions.open(live, now);
    expect(await isOnToday()).toBe(true);
    await server.store.sessions.end(live, now);
    expect(await isOnToday()).toBe(false);
    const over = await plan('Over already', now);
    await server.store.sessions.open(over, now);
    await server.store.sessions.end(over, now);
    expect(await isOnToday()).toBe(true);
  });

  it('shows of a day what is planned, what ended and what nobody opened', async () => {
    const noon = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - 3 * DAY_MS + DAY_MS / 2);
    const ended = await plan('Held', noon);
    await server.store.sessions.open(ended, noon);
    await server.store.sessions.end(ended, new Date(noon.getTime() + 45 * MINUTE_MS));
    await plan('Forgotten', new Date(noon.getTime() + 60 * MINUTE_MS));
    const text = await textOf(`/schedule?day=${dayOf(noon)}`);
    expect(text).toMatch(/Held[\s\S]*Ended[\s\S]*You led it[\s\S]*Report/);
    expect(text).toMatch(/Forgotten[\s\S]*Did not take place/);
    expect(text).not.toContain('Far away');
  });

  it('shows a live class above any week', async () => {
    const sessionId = await plan('Going on', new Date());
    await server.store.sessions.open(sessionId, new Date());
    const text = await textOf('/schedule?day=2031-05-04');
    expect(text).toMatch(/Live now[\s\S]*Going on[\s\S]*In progress[\s\S]*Far away/);
  });

  it('says so of a day without classes, and shows the way to the next one', async () => {
    const text = await textOf('/schedule?day=2029-06-01');
    expect(text).toContain('No classes on Friday 1 June 2029');
    expect(text).toContain('href="/schedule?day=2031-05-04"');
  });

  it.each(['2026-02-30', 'tomorrow', '', '2026-11-21; drop table session'])(
    'is not led astray by day=%s',
    async (day) => {
      expect(await textOf(`/schedule?day=${encodeURIComponent(day)}`)).toContain('class="week-day selected today"');
    },
  );
});

describe('the page of a class', () => {
  it('says that one nobody opened did not take place', async () => {
    const sessionId = await plan('Forgotten too', new Date(Date.now() - DAY_MS));
    expect(await textOf(`/classes/${sessionId}`)).toContain('This class did not take place');
  });

  it('asks for styles and font with its headers', async () => {
    const link = (await owner.get('/schedule')).headers.get('link');
    expect(link).toMatch(/<\/assets\/root-[^>]+\.css>; rel=preload; as=style/);
    expect(link).toMatch(/\.woff2>; rel=preload; as=font/);
  });
});
