import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { aPerson, type Person } from '#tests/builders/person.ts';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { attachBluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { type CrowdMember, joinCrowd } from '#tests/harness/class-crowd.ts';
import { chooseAudience, pairStrap, tileOf } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass, signUpForClass } from './screens/studio.ts';

/** Somebody with a browser and an emulated strap. */
type Athlete = { person: Person; page: Page; strap: HeartRateStrap; cues: string[] };

const CROWD = 14;
/** Heart Rate Measurement: 16-bit flags none, contact seen, value. */
const beatOf = (bpm: number) => Buffer.from([0x06, bpm]);
/** A loaded machine, never the expected time: 20 s to be lost, 8 s to enter, 10 s until the list may move. */
const SEEN_WITHIN_MS = 60_000;
/** 4 s where nothing else runs. */
const SILENCE_TOLD_WITHIN_MS = 10_000;

let stage: Stage;
let crowd: CrowdMember[] = [];

test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(async () => {
  for (const member of crowd) member.close();
  await stage?.close();
});

test('a coach sees who needs attention and why, and speaks to all or to one', async () => {
  test.setTimeout(420_000);
  const { url } = await stage.pulseroom.ready();
  const desktop = { width: 1440, height: 900 };
  const context = await stage.browser.newContext({ baseURL: url, viewport: desktop });
  const coach = await context.newPage();
  await makeOwner(coach, await stage.pulseroom.firstRunLink());
  const classPath = await planClass(coach, 'Threshold');
  await coach.goto(`${classPath}/live`);
  await coach.getByTestId('open-room-button').click();

  await test.step('an empty class says how people get in', async () => {
    await expect(coach.getByText('Nobody is here yet').first()).toBeVisible();
    await expect(coach.getByLabel('Address of the class page')).toHaveValue(new URL(classPath, url).href);
  });

  const anna = await enter(url, classPath, aPerson({ name: 'Anna Alves' }), 'A0:9E:1A:00:00:1A');
  const ben = await enter(url, classPath, aPerson({ name: 'Ben Brito', sex: 'male' }), 'A0:9E:1A:00:00:1B');
  const beating = beat([anna, ben]);

  await test.step('the heat strip’s table says who was in which zone', async () => {
    // Of a maximum of 190: zone 3 from 133, zone 4 from 152.
    await expect
      .poll(async () => {
        const times = await timesInZones(coach, [anna.person.name, ben.person.name]);
        return times.map(zonesWithTime);
      })
      .toEqual([[3], [4]]);
  });

  await test.step('a cue to the class is on every screen', async () => {
    await expect(tileOf(coach, anna.person.name).getByTestId('tile-bpm')).toHaveText('140');
    await coach.keyboard.press('2');
    for (const { cues } of [anna, ben]) await expect.poll(() => cues).toEqual(['class hold']);
    await expect(coach.getByRole('button', { name: /Hold/ }).first()).toContainText('ago');
  });

  await test.step('a nudge is on one screen, and the focus comes back', async () => {
    const nudge = coach.getByRole('button', { name: `Private nudge to ${ben.person.name}` });
    await nudge.focus();
    await coach.keyboard.press('Enter');
    await coach.getByTestId('cue-input').fill('<b>Elbows</b> in');
    await coach.keyboard.press('Enter');
    await expect.poll(() => ben.cues).toEqual(['class hold', 'you <b>Elbows</b> in']);
    await expect(coach.getByTestId('cue-input')).toBeHidden();
    await expect(nudge).toBeFocused();
    await coach.keyboard.press('3');
    await expect.poll(() => anna.cues).toEqual(['class hold', 'class ease']);
    // Out of the grid, which does not move under the keyboard.
    await coach.getByTestId('heat-button').click();
    await coach.getByTestId('people-button').click();
  });

  await test.step('sixteen people come in, one page of them on screen', async () => {
    crowd = [];
    for (let index = 0; index < CROWD; index += 1) {
      const audience = index === 0 ? 'nobody' : 'instructor';
      crowd.push(await joinCrowd({ url, classPath, name: `Person ${index + 1}`, audience, bpm: 120 + index }));
    }
    await expect(coach.getByTestId('participant-list').locator('.person')).toHaveCount(CROWD + 2);
    await expect(coach.getByTestId('participant-list')).toContainText('private');
    const page = await coach.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return [scrollHeight, scrollWidth];
    });
    expect(page).toEqual([desktop.height, desktop.width]);
  });

  await test.step('a raised hand comes with what was written, and is lowered', async () => {
    const asker = crowd[4]!;
    await asker.say('Is low impact fine?');
    await asker.setHand(true);
    await expect(coach.getByTestId('hand-card')).toContainText('Is low impact fine?');
    await expect(tileOf(coach, asker.name)).toHaveAttribute('data-kind', 'card', { timeout: SEEN_WITHIN_MS });
    await expect(tileOf(coach, asker.name).getByTestId('reason')).toHaveText(/^Hand raised \d+:\d\d$/);
    await coach.getByTestId('lower-hand').click();
    await expect(coach.getByTestId('hand-card')).toBeHidden();
    await expect
      .poll(() => asker.notifications.filter(({ name }) => name === 'handChanged').map(({ payload }) => payload))
      .toEqual([{ participantId: asker.participantId, isHandRaised: false, handRaisedAtMs: null }]);
  });

  await test.step('a strap that stays lost is told in words, with the last number named as such', async () => {
    anna.strap.inRange = false;
    anna.strap.disconnect();
    const tile = tileOf(coach, anna.person.name);
    await expect(tile.getByTestId('reason')).toHaveText(/^Strap lost \d+:\d\d$/, { timeout: SEEN_WITHIN_MS });
    await expect(tile).toHaveAttribute('data-kind', 'card', { timeout: SEEN_WITHIN_MS });
    await expect(tile).toContainText('Last 140 bpm.');
    await expect(tile.getByTestId('tile-bpm')).toHaveText('–');
    await expect(coach.getByTestId('announcements')).toContainText(/Anna Alves, strap lost|need attention/);
  });

  await test.step('the roster finds people, and a spotlight makes somebody large', async () => {
    await coach.keyboard.press('/');
    await coach.keyboard.type('PERSON 12');
    await expect(coach.getByTestId('participant-list').locator('.person')).toHaveCount(1);
    await coach.getByRole('button', { name: 'Person 12', exact: true }).click();
    await expect(tileOf(coach, 'Person 12')).toHaveAttribute('data-kind', 'spotlight');
    await coach.getByRole('searchbox').fill('');
  });

  await test.step('while the server is silent the class stands still, and nobody is blamed for it', async () => {
    const cards = coach.locator('[data-kind="card"]');
    const before = await cards.allTextContents();
    process.kill(stage.pulseroom.pid, 'SIGSTOP');
    try {
      await expect(coach.getByTestId('link-notice')).toContainText('Reconnecting.', {
        timeout: SILENCE_TOLD_WITHIN_MS,
      });
      await expect(coach.getByText('Paused while the connection is away')).toBeVisible();
      await expect(tileOf(coach, ben.person.name).getByTestId('tile-bpm')).toHaveText('–');
      expect(await cards.count()).toBe(before.length);
    } finally {
      process.kill(stage.pulseroom.pid, 'SIGCONT');
    }
    await expect(tileOf(coach, ben.person.name).getByTestId('tile-bpm')).toHaveText('160', { timeout: SEEN_WITHIN_MS });
    await expect(coach.getByText('Paused while the connection is away')).toBeHidden();
    await expect(coach.getByTestId('link-notice')).toBeHidden();
  });

  await test.step('axe finds nothing, on a desktop and on a phone, with strip, table and nudge open', async () => {
    await expectAccessible(coach);
    await coach.getByTestId('heat-button').click();
    await coach.getByRole('button', { name: 'View as table' }).last().click();
    await expect(coach.getByRole('rowheader', { name: 'Person 14' })).toBeVisible();
    await expectAccessible(coach);
    await coach.keyboard.press('Escape');
    await coach.getByRole('button', { name: `Private nudge to ${ben.person.name}` }).click();
    await expectAccessible(coach);
    await coach.keyboard.press('Escape');
    await coach.setViewportSize({ width: 390, height: 844 });
    await expect(coach.locator('[data-narrow="true"]')).toBeVisible();
    await expectAccessible(coach);
    await coach.setViewportSize(desktop);
  });

  await test.step('a page that is loaded anew has the class so far', async () => {
    // Nobody’s heart beats from here on: what the tables have is from before.
    beating.stop();
    for (const member of crowd) member.beat(null);
    await expect(tileOf(coach, ben.person.name).getByTestId('tile-bpm')).toHaveText('–');
    const [[, , , before] = []] = await timesInZones(coach, [ben.person.name]);
    expect(before).toBeGreaterThanOrEqual(20);
    coach.once('dialog', (dialog) => void dialog.accept());
    await coach.reload();
    await coach.getByTestId('join-button').click();
    await expect(tileOf(coach, ben.person.name)).toBeVisible({ timeout: SEEN_WITHIN_MS });
    await expect
      .poll(async () => {
        const [annas, bens] = await timesInZones(coach, [anna.person.name, ben.person.name]);
        return {
          annas: zonesWithTime(annas),
          bens: zonesWithTime(bens),
          isAllThere: (bens?.[3] ?? 0) >= (before ?? 0) - 10,
        };
      })
      .toEqual({ annas: [3], bens: [4], isAllThere: true });
    await coach
      .getByRole('region', { name: 'Zones of the class' })
      .getByRole('button', { name: 'View as table' })
      .click();
    const minutes = await coach
      .locator('.console-table tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => Array.from(row.querySelectorAll('td'), ({ textContent }) => Number(textContent))),
      );
    // Ben alone was ever in zone 4.
    expect(minutes.some(([, , inZone3 = 0, inZone4]) => inZone3 > 0 && inZone4 === 1)).toBe(true);
    await coach.keyboard.press('Escape');
  });
});

/** Seconds in zones 1 to 5 and without a signal, as the table of the heat strip says. */
async function timesInZones(coach: Page, names: readonly string[]): Promise<number[][]> {
  await coach.getByTestId('heat-button').click();
  await coach.locator('.heat').getByRole('button', { name: 'View as table' }).click();
  const times: number[][] = [];
  for (const name of names) {
    const row = coach.getByRole('row').filter({ has: coach.getByRole('rowheader', { name, exact: true }) });
    times.push((await row.getByRole('cell').allTextContents()).map(secondsOf));
  }
  await coach.keyboard.press('Escape');
  await expect(coach.getByRole('dialog')).toBeHidden();
  await coach.getByTestId('people-button').click();
  return times;
}

function zonesWithTime(seconds: readonly number[] = []): number[] {
  return [1, 2, 3, 4, 5].filter((zone) => (seconds[zone - 1] ?? 0) > 0);
}

/** 1:05 is 65. */
function secondsOf(duration: string): number {
  return duration.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** A stranger with the link, a strap and a browser; writes down every cue that reaches this browser. */
async function enter(url: string, classPath: string, person: Person, address: string): Promise<Athlete> {
  const strap = stage.bluez.addHeartRateStrap({ address, name: `Strap of ${person.name}`, batteryPercent: 80 });
  const context: BrowserContext = await stage.browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const cues: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      // A socket.io event of the default namespace.
      const event = /^42(\["cue",.*)$/s.exec(String(payload))?.[1];
      if (event === undefined) return;
      const [, { to, cue }] = JSON.parse(event);
      cues.push(`${to} ${cue.kind === 'text' ? cue.text : cue.kind}`);
    });
  });
  const chooser = await attachBluetoothChooser(context, page);
  await signUpForClass(page, classPath, person);
  await page.goto(`${classPath}/live`);
  await pairStrap(page, chooser, strap.name);
  await expect.poll(() => strap.isSubscribed).toBe(true);
  await chooseAudience(page, 'instructor');
  await page.getByTestId('join-button').click();
  await expect(page.getByTestId('leave-button')).toBeVisible();
  return { person, page, strap, cues };
}

/** Both straps beat from now on, as long as they are connected: the first at 140, the second at 160. */
function beat(athletes: readonly Athlete[]): { stop(): void } {
  const timer = setInterval(() => {
    for (const [index, { strap }] of athletes.entries()) strap.notifyHeartRate(beatOf(140 + 20 * index));
  }, 1000);
  return { stop: () => clearInterval(timer) };
}
