import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { eventually } from '#tests/harness/eventually.ts';
import { OWNER, signIn, walkFirstRun } from '#tests/harness/first-run.ts';
import { findFreePorts } from '#tests/harness/free-ports.ts';
import { createHttpClient } from '#tests/harness/http-client.ts';
import {
  bootstrapProcessOf,
  isAlive,
  mainProcessOf,
  mediaWorkersOf,
  postmasterPidOf,
  processesOf,
} from '#tests/harness/process-tree.ts';
import {
  makeDataDir,
  type PulseroomOptions,
  type PulseroomProcess,
  startPulseroom,
} from '#tests/harness/pulseroom-process.ts';

const STARTS_WITHIN_MS = 60_000;
/** How long a stop may take, PostgreSQL's last checkpoint included. */
const STOPS_WITHIN_MS = 15_000;
/** How long a database that was killed may be away. */
const RECOVERS_WITHIN_MS = 30_000;

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

/** Running, with an owner who followed the first-run link. */
async function startWithOwner(options: PulseroomOptions = {}): Promise<{ pulseroom: PulseroomProcess; url: string }> {
  const pulseroom = await start(options);
  const { url } = await pulseroom.ready();
  expect(await walkFirstRun(createHttpClient(url), await pulseroom.firstRunLink())).toBe('done');
  return { pulseroom, url };
}

async function aDataDir(): Promise<string> {
  const dataDir = await makeDataDir();
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** The owner signs in and finds the studio: what was confirmed before is still there. */
async function expectOwnersStudio(url: string): Promise<void> {
  const client = createHttpClient(url);
  expect(await signIn(client)).toBe('signed-in');
  const schedule = await client.get('/schedule');
  expect(schedule.status).toBe(200);
  expect(await schedule.text()).toContain(OWNER.studioName);
}

/** Whoever finds the link later makes neither an owner nor even an account with it. */
async function expectRefusesLink(url: string, link: string): Promise<void> {
  const stranger = createHttpClient(url);
  expect(await walkFirstRun(stranger, link, 'stranger@else.example')).toBe('refused');
  expect(await signIn(stranger, 'stranger@else.example')).toBe('refused');
}

async function expectHealthy(url: string): Promise<void> {
  for (const path of ['/healthz', '/readyz']) expect((await fetch(new URL(path, url))).status, path).toBe(200);
}

const isReady = (url: string) =>
  fetch(new URL('/readyz', url)).then(
    ({ ok }) => ok,
    () => false,
  );

function expectNothingLeft(dataDir: string): Promise<true> {
  return eventually('no process is left', STOPS_WITHIN_MS, () => processesOf(dataDir).length === 0).catch((cause) => {
    throw new Error(`left: ${JSON.stringify(processesOf(dataDir))}`, { cause });
  });
}

describe('npm start', () => {
  it('is ready on a clean folder, makes an owner by its one-time link, and starts again on its data', async () => {
    const dataDir = await aDataDir();
    const first = await start({ command: 'npm start', dataDir });
    const { url, afterMs } = await first.ready();
    process.stdout.write(`npm start on a clean folder was ready after ${afterMs} ms\n`);
    await expectHealthy(url);

    const link = await first.firstRunLink();
    expect(await walkFirstRun(createHttpClient(url), link)).toBe('done');
    await expectRefusesLink(url, link);
    first.pressCtrlC();
    await expectNothingLeft(dataDir);

    const again = await start({ command: 'npm start', dataDir });
    const second = await again.ready();
    process.stdout.write(`npm start on its data was ready after ${second.afterMs} ms\n`);
    await expectHealthy(second.url);
    await expectOwnersStudio(second.url);
    expect(again.hasFirstRunLink()).toBe(false);
    await expectRefusesLink(second.url, link);
  });

  it('stops everything when only its bootstrap is killed', async () => {
    const pulseroom = await start({ command: 'npm start' });
    await pulseroom.ready();
    process.kill(bootstrapProcessOf(pulseroom.dataDir)!.pid, 'SIGKILL');
    await expectNothingLeft(pulseroom.dataDir);
  });

  it('stops everything on Ctrl-C in the middle of a start', async () => {
    const pulseroom = await start({ command: 'npm start' });
    await eventually('the start has begun', STARTS_WITHIN_MS, () => /Starting the database/.test(pulseroom.output()));
    pulseroom.pressCtrlC();
    await expectNothingLeft(pulseroom.dataDir);
    expect(pulseroom.output()).not.toContain('Pulseroom is ready');
  });

  it('prints a new first-run link when the first one was never followed', async () => {
    const dataDir = await aDataDir();
    const first = await start({ dataDir });
    await first.ready();
    await first.firstRunLink();
    first.pressCtrlC();
    await expectNothingLeft(dataDir);

    const again = await start({ dataDir });
    const { url } = await again.ready();
    expect(await walkFirstRun(createHttpClient(url), await again.firstRunLink())).toBe('done');
  });
});

describe('kill -9', () => {
  it('of the main process loses nothing, and it starts again at once', async () => {
    const dataDir = await aDataDir();
    await startWithOwner({ dataDir });
    process.kill(mainProcessOf(dataDir)!.pid, 'SIGKILL');

    const again = await start({ dataDir });
    const { url } = await again.ready();
    await expectHealthy(url);
    await expectOwnersStudio(url);
  });

  it('of the main process and of PostgreSQL together loses nothing', async () => {
    const dataDir = await aDataDir();
    await startWithOwner({ dataDir });
    const pids = processesOf(dataDir).map(({ pid }) => pid);
    for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');

    const again = await start({ dataDir });
    const { url } = await again.ready();
    await expectOwnersStudio(url);
  });

  it('of everything in the middle of a first start does not spoil the next one', async () => {
    const dataDir = await aDataDir();
    for (const moment of [/Starting the database/, /cluster made/, /Starting the pages/]) {
      const pulseroom = await start({ dataDir });
      await eventually(`${moment} is printed`, STARTS_WITHIN_MS, () => moment.test(pulseroom.output()));
      for (const { pid } of processesOf(dataDir)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    }
    await startWithOwner({ dataDir });
  });

  it('of PostgreSQL is recovered from without a restart', async () => {
    const { pulseroom, url } = await startWithOwner();
    const killed = postmasterPidOf(pulseroom.dataDir)!;
    process.kill(killed, 'SIGKILL');

    await eventually('another PostgreSQL runs', RECOVERS_WITHIN_MS, () => {
      const pid = postmasterPidOf(pulseroom.dataDir);
      return pid !== undefined && pid !== killed;
    });
    await eventually('it is ready again', RECOVERS_WITHIN_MS, () => isReady(url));
    await expectOwnersStudio(url);
  });

  it('of a media worker leaves the rest well, and another takes its place', async () => {
    const { pulseroom, url } = await startWithOwner();
    const before = mediaWorkersOf(pulseroom.dataDir);
    expect(before.length).toBeGreaterThan(0);
    process.kill(before[0]!.pid, 'SIGKILL');

    await eventually('another media worker runs', 10_000, () => {
      const workers = mediaWorkersOf(pulseroom.dataDir);
      return workers.length === before.length && workers.every(({ pid }) => pid !== before[0]!.pid);
    });
    await expectHealthy(url);
    await expectOwnersStudio(url);
  });
});

describe('a start that cannot succeed says why', () => {
  async function expectRefused(options: PulseroomOptions, sentence: RegExp): Promise<void> {
    const pulseroom = await start(options);
    expect(await pulseroom.exited).toBeGreaterThan(0);
    expect(pulseroom.output()).toMatch(sentence);
    // A sentence for the reader, no stack of ours.
    expect(pulseroom.output()).not.toMatch(/\n\s+at .*\.ts:\d+/);
    await expectNothingLeft(pulseroom.dataDir);
  }

  it('names the setting that does not parse', () => expectRefused({ settings: { PORT: 'abc' } }, /\bPORT\b/));

  it.each(['PORT', 'HUB_PORT', 'MEDIA_PORT'])('names %s when that port is taken', async (key) => {
    const port = await findFreePorts(1);
    const occupant = createServer().listen(port, '127.0.0.1');
    await once(occupant, 'listening');
    onTestFinished(() => void occupant.close());
    await expectRefused(
      { settings: { [key]: String(port) } },
      new RegExp(`\\b${key}\\b[^]*${port}|${port}[^]*\\b${key}\\b`),
    );
  });

  it('names the process that already runs on the folder, and leaves it alone', async () => {
    const { pulseroom, url } = await startWithOwner();
    const second = await start({ dataDir: pulseroom.dataDir });
    expect(await second.exited).toBeGreaterThan(0);
    expect(second.output()).toContain(String(mainProcessOf(pulseroom.dataDir)!.pid));
    await expectHealthy(url);
    await expectOwnersStudio(url);
  });
});
