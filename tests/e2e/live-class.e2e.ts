import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { aPerson, type Person } from '#tests/builders/person.ts';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import { attachBluetoothChooser, type BluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { OWNER } from '#tests/harness/first-run.ts';
import { summarizeIndependently } from '#tests/harness/independent-summary.ts';
import { collectReceivedTicks, LIVE, NO_BPM, type ReceivedTickEntry } from '#tests/harness/received-ticks.ts';
import { playRecording, type RecordingPlayer } from '#tests/harness/recording-player.ts';
import { lagsMs, numberIn, recordShownHeartRates, shownHeartRates } from '#tests/harness/shown-heart-rates.ts';
import { readStrapRecording } from '#tests/harness/strap-recording.ts';
import {
  chooseAudience,
  endClass,
  expectVideoToMove,
  openChat,
  pairStrap,
  say,
  tileBpm,
} from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass, signUpForClass } from './screens/studio.ts';
import { expectReportRow, expectSummary } from './screens/summary.ts';

/** A participant with browser and strap. */
type Athlete = {
  person: Person;
  context: BrowserContext;
  page: Page;
  strap: HeartRateStrap;
  chooser: BluetoothChooser;
  ticks: readonly ReceivedTickEntry[];
};

const CLASS_TITLE = 'Evening intervals';
/** A number on a screen follows its strap within this time. */
const FOLLOWS_WITHIN_MS = 1000;
/** What stands where a heart rate is shown. */
const BPM = /^\d{2,3}$/;
/** What stands there when the strap is lost: dashes, not a number. */
const DASHES = /^–( –)?$/;
/** A lost strap is shown as lost within this time. */
const LOST_WITHIN_MS = 5000;
/** Long enough to be shown as lost, and to be a gap in the summary. */
const OUT_OF_RANGE_MS = 8000;
/** The page looks for a lost strap after 1, 2, 4, 8 s. */
const COMES_BACK_WITHIN_MS = 15_000;

let stage: Stage;

test.beforeAll(async () => {
  stage = await openStage();
});

test.afterAll(async () => {
  await stage?.close();
});

async function openContext(baseURL: string): Promise<BrowserContext> {
  const context = await stage.browser.newContext({ baseURL, viewport: { width: 1024, height: 640 } });
  await recordShownHeartRates(context);
  return context;
}

test('a live class: video, heart rates that only the chosen see, chat, and summaries that are right', async () => {
  test.setTimeout(420_000);
  const { url } = await stage.pulseroom.ready();
  const instructorContext = await openContext(url);
  const instructor = await instructorContext.newPage();
  const anna = await openAthlete(url, aPerson({ name: 'Anna Alves', hrMaxBpm: 190 }), 'A0:9E:1A:00:00:0A');
  const ben = await openAthlete(url, aPerson({ name: 'Ben Brito', hrMaxBpm: 180, sex: 'male' }), 'A0:9E:1A:00:00:0B');
  const pages = [instructor, anna.page, ben.page];
  let classPath = '';
  let annaSlot = -1;
  let benSlot = -1;

  await test.step('the owner makes a studio and a class, and opens it', async () => {
    await makeOwner(instructor, await stage.pulseroom.firstRunLink());
    classPath = await planClass(instructor, CLASS_TITLE);
    await instructor.goto(`${classPath}/live`);
    await instructor.getByTestId('open-room-button').click();
    await expect(instructor.getByTestId('end-class-button')).toBeVisible();
  });

  await test.step('two people sign up by the link of the class, pair their straps and join', async () => {
    annaSlot = await enterClass(anna, classPath, 'class');
    benSlot = await enterClass(ben, classPath, 'instructor');
    expect(annaSlot).not.toBe(benSlot);
  });

  await test.step('everybody sees everybody move', async () => {
    await expectVideoToMove(instructor, [anna.person.name, ben.person.name]);
    await expectVideoToMove(anna.page, [OWNER.name, ben.person.name]);
    await expectVideoToMove(ben.page, [OWNER.name, anna.person.name]);
  });

  const annaPlayer = playRecording(anna.strap, readStrapRecording('ramp-through-five-zones'));
  const benPlayer = playRecording(ben.strap, readStrapRecording('two-intervals'));

  await test.step('heart rates are shown to whom they are shared with', async () => {
    for (const page of [instructor, ben.page]) await expect(tileBpm(page, anna.person.name)).toHaveText(BPM);
    await expect(tileBpm(instructor, ben.person.name)).toHaveText(BPM);
    await expect(ben.page.getByTestId('own-bpm')).toHaveText(BPM);
    await expect(tileBpm(anna.page, ben.person.name)).toHaveText('');
  });

  await test.step('chat goes both ways', async () => {
    for (const page of pages) await openChat(page);
    await say(anna.page, 'Good evening!');
    await expect(instructor.getByTestId('chat-message').filter({ hasText: 'Good evening!' })).toBeVisible();
    await say(instructor, 'Welcome, legs ready?');
    for (const { page } of [anna, ben]) {
      await expect(page.getByTestId('chat-message').filter({ hasText: 'legs ready?' })).toBeVisible();
    }
  });

  await test.step('a strap that goes away is shown as lost, never as 0, and comes back by itself', async () => {
    await loseStrap(anna, annaPlayer, [instructor, ben.page]);
  });

  await Promise.all([annaPlayer.finished, benPlayer.finished]);
  await test.step('each number followed its strap within a second', async () => {
    await expectToFollow({ page: instructor, name: anna.person.name, player: annaPlayer });
    await expectToFollow({ page: instructor, name: ben.person.name, player: benPlayer });
    await expectToFollow({ page: ben.page, name: anna.person.name, player: annaPlayer });
    await expectToFollow({ page: anna.page, name: null, player: annaPlayer });
    await expectToFollow({ page: ben.page, name: null, player: benPlayer });
  });

  await test.step('what is for the instructor only never even reached the other participant', async () => {
    expect(anna.ticks.length).toBeGreaterThan(0);
    const ofBen = anna.ticks.filter(({ slot }) => slot === benSlot);
    expect(ofBen.filter(({ state, zone, bpm }) => state === LIVE || zone !== 0 || bpm !== NO_BPM)).toEqual([]);
    expect(ben.ticks.some(({ slot, state }) => slot === annaSlot && state === LIVE)).toBe(true);
    for (const entry of await shownHeartRates(anna.page, ben.person.name)) expect(numberIn(entry)).toBeNull();
  });

  await test.step('video still moves at the end', async () => {
    await expectVideoToMove(instructor, [anna.person.name, ben.person.name]);
  });

  await test.step('the instructor ends the class for everybody', async () => {
    await endClass(instructor);
    for (const page of pages) await expect(page.getByTestId('class-ended')).toBeVisible();
  });

  await test.step('each summary equals the computation over what the strap sent', async () => {
    for (const [athlete, player] of [
      [anna, annaPlayer],
      [ben, benPlayer],
    ] as const) {
      await athlete.page.goto(`${classPath}/summary`);
      await expectSummary(athlete.page, summarizeIndependently(player.sent, athlete.person));
    }
  });

  await test.step('the instructor’s report lists those who shared', async () => {
    await instructor.goto(`${classPath}/report`);
    await expectReportRow(instructor, anna.person.name, summarizeIndependently(annaPlayer.sent, anna.person));
    await expectReportRow(instructor, ben.person.name, summarizeIndependently(benPlayer.sent, ben.person));
  });
});

async function openAthlete(url: string, person: Person, strapAddress: string): Promise<Athlete> {
  const strap = stage.bluez.addHeartRateStrap({
    address: strapAddress,
    name: `Strap of ${person.name}`,
    batteryPercent: 80,
  });
  const context = await openContext(url);
  const page = await context.newPage();
  const ticks = collectReceivedTicks(page);
  const chooser = await attachBluetoothChooser(context, page);
  return { person, context, page, strap, chooser, ticks };
}

/** From a stranger with a link to a participant in the room. Returns the slot that the class knows them by. */
async function enterClass(athlete: Athlete, classPath: string, audience: 'class' | 'instructor'): Promise<number> {
  const { page, strap, chooser, person } = athlete;
  await signUpForClass(page, classPath, person);
  await page.goto(`${classPath}/live`);
  await pairStrap(page, chooser, strap.name);
  await expect.poll(() => strap.isSubscribed).toBe(true);
  await chooseAudience(page, audience);
  const joined = page.waitForResponse((response) => /\/api\/sessions\/[^/]+\/join$/.test(response.url()));
  await page.getByTestId('join-button').click();
  const answer = (await (await joined).json()) as { self: { slot: number } };
  await expect(page.getByTestId('leave-button')).toBeVisible();
  return answer.self.slot;
}

async function loseStrap(athlete: Athlete, player: RecordingPlayer, others: readonly Page[]): Promise<void> {
  const { strap, page, person } = athlete;
  const numbers = [page.getByTestId('own-bpm'), ...others.map((other) => tileBpm(other, person.name))];
  strap.inRange = false;
  strap.disconnect();
  const lostAtMs = Date.now();
  await Promise.all(numbers.map((number) => expect(number).toHaveText(DASHES)));
  for (const other of others) expect(await dashesAfterMs(other, person.name, lostAtMs)).toBeLessThan(LOST_WITHIN_MS);
  expect(await dashesAfterMs(page, null, lostAtMs)).toBeLessThan(LOST_WITHIN_MS);

  await expect.poll(() => Date.now() - lostAtMs, { timeout: OUT_OF_RANGE_MS * 2 }).toBeGreaterThan(OUT_OF_RANGE_MS);
  const sentBefore = player.sent.length;
  strap.inRange = true;
  await expect.poll(() => player.sent.length, { timeout: COMES_BACK_WITHIN_MS }).toBeGreaterThan(sentBefore);
  for (const number of numbers) await expect(number).toHaveText(BPM);
  for (const other of others) {
    const shown = await shownHeartRates(other, person.name);
    expect(shown.map(numberIn)).not.toContain(0);
  }
}

/** How long after a time the screen began to show dashes. */
async function dashesAfterMs(page: Page, name: string | null, fromMs: number): Promise<number> {
  const shown = await shownHeartRates(page, name);
  const dashes = shown.find(({ atMs, text }) => atMs >= fromMs && DASHES.test(text ?? ''));
  return dashes ? dashes.atMs - fromMs : Number.POSITIVE_INFINITY;
}

async function expectToFollow(watched: { page: Page; name: string | null; player: RecordingPlayer }): Promise<void> {
  const findLags = async () => lagsMs(watched.player.sent, await shownHeartRates(watched.page, watched.name));
  // The last beat may still be on its way.
  await expect.poll(async () => (await findLags()).at(-1)).toBeLessThan(Number.POSITIVE_INFINITY);
  const lags = (await findLags()).toSorted((a, b) => a - b);
  const [p50, p95, worst] = [0.5, 0.95, 1].map((share) => lags[Math.ceil(lags.length * share) - 1]!);
  const who = watched.name ?? 'own number';
  process.stdout.write(`    ${who}: ${lags.length} beats, p50 ${p50} ms, p95 ${p95} ms, worst ${worst} ms\n`);
  expect(lags.length).toBeGreaterThan(60);
  expect(worst).toBeLessThanOrEqual(FOLLOWS_WITHIN_MS);
}
