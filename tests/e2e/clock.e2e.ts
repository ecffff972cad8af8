import { expect, type Page, test } from '@playwright/test';
import type { ParticipantId } from '#core/ids.ts';
import { createSampleStore } from '#store/sample-store.ts';
import { aPerson, type Person } from '#tests/builders/person.ts';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import { attachBluetoothChooser, type BluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { openDatabaseIn } from '#tests/harness/pulseroom-database.ts';
import { playRecording } from '#tests/harness/recording-player.ts';
import { shiftClock } from '#tests/harness/shifted-clock.ts';
import { readStrapRecording } from '#tests/harness/strap-recording.ts';
import { chooseAudience, endClass, pairStrap, tileBpm } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass, signUpForClass } from './screens/studio.ts';

const MINUTE_MS = 60_000;
const OFF_BY_MS = 10 * MINUTE_MS;
/** A reading has the time at which the strap sent it, give or take. */
const TIME_TOLERANCE_MS = 1000;
/** The page shows whole seconds, twice a second. */
const ELAPSED_TOLERANCE_S = 2;
const BPM = /^\d{2,3}$/;
const PLAYED_FOR_MS = 6000;

let stage: Stage;

test.beforeAll(async () => {
  stage = await openStage();
});

test.afterAll(async () => {
  await stage?.close();
});

type Athlete = { person: Person; page: Page; strap: HeartRateStrap; chooser: BluetoothChooser };

async function openAthlete(name: string, address: string, offByMs: number): Promise<Athlete> {
  const { url } = await stage.pulseroom.ready();
  const context = await stage.browser.newContext({ baseURL: url, viewport: { width: 1024, height: 640 } });
  await shiftClock(context, offByMs);
  const page = await context.newPage();
  const strap = stage.bluez.addHeartRateStrap({ address, name: `Strap of ${name}`, batteryPercent: 80 });
  return { person: aPerson({ name }), page, strap, chooser: await attachBluetoothChooser(context, page) };
}

test('people whose clocks are ten minutes off see the right times, and their readings have them', async () => {
  test.setTimeout(240_000);
  const { url } = await stage.pulseroom.ready();
  const instructor = await (await stage.browser.newContext({ baseURL: url })).newPage();
  const late = await openAthlete('Lena Late', 'A0:9E:1A:00:00:0A', -OFF_BY_MS);
  const early = await openAthlete('Emil Early', 'A0:9E:1A:00:00:0B', OFF_BY_MS);
  let classPath = '';

  await test.step('a class is planned', async () => {
    await makeOwner(instructor, await stage.pulseroom.firstRunLink());
    classPath = await planClass(instructor, 'Evening ride');
  });

  await test.step('the schedule and the green room say when it starts as they do to anybody', async () => {
    await instructor.goto('/schedule');
    for (const { page, person } of [late, early]) {
      await signUpForClass(page, classPath, person);
      expect(Math.abs((await page.evaluate(() => Date.now())) - Date.now())).toBeGreaterThan(OFF_BY_MS - MINUTE_MS);
      await page.goto('/schedule');
      const startsInMinutes = minutesIn(await page.locator('.class-when').textContent());
      await instructor.reload();
      const expectedMinutes = minutesIn(await instructor.locator('.class-when').textContent());
      // The minute may turn in between.
      expect(Math.abs(startsInMinutes - expectedMinutes)).toBeLessThanOrEqual(1);
    }
    await instructor.goto(`${classPath}/live`);
    for (const { page } of [late, early]) {
      await page.goto(`${classPath}/live`);
      await expect
        .poll(async () => Math.abs((await untilStartS(page)) - (await untilStartS(instructor))))
        .toBeLessThan(3);
    }
  });

  await test.step('they join, and their beats are live', async () => {
    await instructor.getByTestId('open-room-button').click();
    await expect(instructor.getByTestId('end-class-button')).toBeVisible();
    for (const { page, chooser, strap } of [late, early]) {
      await pairStrap(page, chooser, strap.name);
      await expect.poll(() => strap.isSubscribed).toBe(true);
      await chooseAudience(page, 'instructor');
      await page.getByTestId('join-button').click();
      await expect(page.getByTestId('leave-button')).toBeVisible();
    }
  });

  const recording = readStrapRecording('two-intervals');
  const players = [late, early].map(({ strap }) => playRecording(strap, recording));

  await test.step('the class has lasted as long for them as for the instructor', async () => {
    for (const { page, person } of [late, early]) {
      await expect(tileBpm(instructor, person.name)).toHaveText(BPM);
      await expect
        .poll(async () => Math.abs((await elapsedS(page)) - (await elapsedS(instructor))))
        .toBeLessThanOrEqual(ELAPSED_TOLERANCE_S);
    }
    await expect
      .poll(() =>
        players.map(({ sent }) => sent.at(-1)!.sentAtMs - sent[0]!.sentAtMs).every((ms) => ms > PLAYED_FOR_MS),
      )
      .toBe(true);
    for (const player of players) await player.stop();
    await endClass(instructor);
    for (const { page } of [late, early]) await expect(page.getByTestId('class-ended')).toBeVisible();
  });

  await test.step('every reading is stored with the time at which the strap sent it', async () => {
    const database = openDatabaseIn(stage.pulseroom.dataDir);
    try {
      const rows = await database.db
        .selectFrom('participation')
        .select(['id', 'display_name'])
        .where('role', '=', 'participant')
        .execute();
      for (const [index, { person }] of [late, early].entries()) {
        const { id } = rows.find(({ display_name: name }) => name === person.name)!;
        const { sent } = players[index]!;
        const stored = () => createSampleStore(database.db).heartRateOf(id as ParticipantId);
        await expect.poll(async () => (await stored()).length).toBe(sent.length);
        const offByMs = (await stored()).map(({ capturedAtMs }, at) => Math.abs(capturedAtMs - sent[at]!.sentAtMs));
        // A busy machine brings single beats to the page late; a clock that is off moves all of them.
        const median = offByMs.toSorted((a, b) => a - b)[Math.floor(offByMs.length / 2)];
        expect(median).toBeLessThan(TIME_TOLERANCE_MS);
        expect(Math.max(...offByMs)).toBeLessThan(MINUTE_MS);
      }
    } finally {
      await database.close();
    }
  });
});

/** `Starts in 6 min`. */
function minutesIn(text: string | null): number {
  return Number(/(\d+) min/.exec(text ?? '')?.[1]);
}

/** What the chip of the green room says, `Starts in 6:20`. */
async function untilStartS(page: Page): Promise<number> {
  return secondsOf(await page.getByText(/Starts in/).textContent());
}

async function elapsedS(page: Page): Promise<number> {
  return secondsOf(await page.getByRole('timer').first().textContent());
}

function secondsOf(text: string | null): number {
  const found = /(?:(\d+):)?(\d+):(\d\d)/.exec(text ?? '');
  if (found === null) return Number.NaN;
  const [, hours = '0', minutes, seconds] = found;
  return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
}
