import { expect, type Page, test } from '@playwright/test';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import { attachBluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { type CrowdMember, joinCrowd } from '#tests/harness/class-crowd.ts';
import { chooseAudience, comeToTheDoor, joinClass, pairStrap, tileOf } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass } from './screens/studio.ts';

declare global {
  interface Window {
    /** What moved since the page was loaded: properties and animations, each with where. */
    moved?: string[];
  }
}

const MOTIONS = ['reduce', 'no-preference'] as const;
type Motion = (typeof MOTIONS)[number];
const DESKTOP = { width: 1440, height: 900 };
const CROWD = 12;
/** Heart Rate Measurement: 16-bit flags none, contact seen, value. */
const beatOf = (bpm: number) => Buffer.from([0x06, bpm]);
const SEEN_WITHIN_MS = 60_000;

let stage: Stage;
let url: string;
let crowd: CrowdMember[] = [];

test.beforeAll(async () => {
  stage = await openStage();
  ({ url } = await stage.pulseroom.ready());
});
test.afterAll(async () => {
  for (const member of crowd) member.close();
  await stage?.close();
});

test('nothing moves for somebody who wants no motion: not on a new zone, on a page turn, in the order of the class', async () => {
  test.setTimeout(300_000);
  const owner = await openPage('reduce');
  await makeOwner(owner, await stage.pulseroom.firstRunLink());
  const classPath = await planClass(owner, 'Stillness');
  await owner.goto(`${classPath}/live`);
  await owner.getByTestId('open-room-button').click();
  await expect(owner.getByTestId('end-class-button')).toBeVisible();
  crowd = [];
  for (let index = 0; index < CROWD; index += 1) {
    crowd.push(await joinCrowd({ url, classPath, name: `Person ${index + 1}`, audience: 'class', bpm: 120 }));
  }

  // The same with motion: else nothing could be seen to be still.
  const pages = {
    reduce: await enter(classPath, 'reduce', 1),
    'no-preference': await enter(classPath, 'no-preference', 2),
  };
  const changes: [string, (page: Page, strap: HeartRateStrap) => Promise<void>][] = [
    ['a new zone', newZone],
    ['a page turn', turnPage],
    ['a panel and a dialog', openAndClose],
  ];
  for (const [what, change] of changes) {
    for (const motion of MOTIONS) {
      const { page, strap } = pages[motion];
      await test.step(`${what}, ${motion}`, async () => {
        await change(page, strap);
        if (motion === 'reduce') await expectStill(page);
      });
    }
  }
  expect(await movedOn(pages['no-preference'].page), 'with motion, the new zone fades in').not.toEqual([]);

  await test.step('somebody who needs attention comes to the front', async () => {
    await owner.mouse.move(0, 0);
    const last = crowd.at(-1)!;
    await last.setHand(true);
    await expect(tileOf(owner, last.name)).toHaveAttribute('data-kind', 'card', { timeout: SEEN_WITHIN_MS });
    for (const member of crowd) member.beat(175);
    await expect(owner.getByTestId('zone-count-5')).not.toHaveText('0', { timeout: SEEN_WITHIN_MS });
    await expectStill(owner);
  });
});

async function openPage(reducedMotion: Motion): Promise<Page> {
  const context = await stage.browser.newContext({ baseURL: url, viewport: DESKTOP, reducedMotion });
  await context.addInitScript(() => {
    window.moved = [];
    for (const kind of ['transitionrun', 'animationstart'] as const) {
      window.addEventListener(
        kind,
        (event) => {
          const what = 'propertyName' in event ? event.propertyName : (event as AnimationEvent).animationName;
          window.moved?.push(`${String(what)} of ${(event.target as Element).className}`);
        },
        true,
      );
    }
  });
  return context.newPage();
}

async function enter(classPath: string, motion: Motion, number: number) {
  const strap = stage.bluez.addHeartRateStrap({
    address: `A0:9E:1A:00:00:4${number}`,
    name: `Chest 4${number}`,
    batteryPercent: 80,
  });
  const page = await openPage(motion);
  const chooser = await attachBluetoothChooser(page.context(), page);
  await comeToTheDoor(page, classPath, number);
  await pairStrap(page, chooser, strap.name);
  await expect.poll(() => strap.isSubscribed).toBe(true);
  await chooseAudience(page, 'class');
  await joinClass(page);
  return { page, strap };
}

const movedOn = (page: Page) => page.evaluate(() => window.moved ?? []);

async function expectStill(page: Page): Promise<void> {
  expect(await movedOn(page), 'nothing moved').toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length), 'nothing moves now').toBe(0);
}

/** Beats go on until the block shows the zone: it changes colour only after two steady seconds. */
async function newZone(page: Page, strap: HeartRateStrap): Promise<void> {
  for (const [bpm, zone] of [
    [100, 'Zone 1'],
    [180, 'Zone 5'],
  ] as const) {
    await expect(async () => {
      strap.notifyHeartRate(beatOf(bpm));
      await expect(page.getByTestId('own-zone')).toHaveText(zone, { timeout: 900 });
    }).toPass({ timeout: SEEN_WITHIN_MS });
  }
}

async function turnPage(page: Page): Promise<void> {
  const names = () =>
    page
      .locator('.strip .tile')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-participant-name')));
  const before = await names();
  await page.keyboard.press('ArrowRight');
  await expect.poll(names).not.toEqual(before);
}

async function openAndClose(page: Page): Promise<void> {
  await page.getByTestId('settings-button').click();
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.getByTestId('hand-button').click();
  await expect(page.getByTestId('hand-button')).toHaveAttribute('aria-pressed', 'true');
}
