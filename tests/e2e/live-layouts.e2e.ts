import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { type CrowdMember, joinCrowd } from '#tests/harness/class-crowd.ts';
import { expectNoSidewaysScroll, expectSideBySide, swipe, tooSmallForFingers } from './screens/layout.ts';
import { comeToTheDoor, joinClass, tileOf } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass } from './screens/studio.ts';

const PHONE = { width: 390, height: 844 };
const PHONE_ON_ITS_SIDE = { width: 844, height: 390 };
/** A screen of 1440 by 900 at 200 %. */
const ZOOMED = { width: 720, height: 450 };
const CROWD = 14;

let stage: Stage;
let url: string;
let classPath: string;
let coach: Page;
let crowd: CrowdMember[] = [];

test.beforeAll(async () => {
  stage = await openStage();
  ({ url } = await stage.pulseroom.ready());
  coach = await openPage();
  await makeOwner(coach, await stage.pulseroom.firstRunLink());
  classPath = await planClass(coach, 'Threshold');
  await coach.goto(`${classPath}/live`);
  await coach.getByTestId('open-room-button').click();
  await expect(coach.getByTestId('end-class-button')).toBeVisible();
  crowd = [];
  for (let index = 0; index < CROWD; index += 1) {
    crowd.push(await joinCrowd({ url, classPath, name: `Person ${index + 1}`, audience: 'class', bpm: 120 + index }));
  }
});
test.afterAll(async () => {
  for (const member of crowd) member.close();
  await stage?.close();
});

/** Of somebody who uses fingers. */
async function openPage(): Promise<Page> {
  const context = await stage.browser.newContext({ baseURL: url, viewport: PHONE, hasTouch: true });
  return context.newPage();
}

test('the console on a phone, upright and on its side, and at 200 % zoom: everything is there and nothing covers it', async () => {
  for (const size of [PHONE, PHONE_ON_ITS_SIDE, ZOOMED]) {
    await coach.setViewportSize(size);
    const end = coach.getByTestId('end-class-button');
    await expectSideBySide({
      quality: coach.getByTestId('quality'),
      panel: coach.getByTestId('panel-button'),
      leave: coach.getByTestId('leave-button'),
      end,
      own: coach.locator('.own-view'),
      grid: coach.locator('.class-grid'),
      dock: coach.locator('.cue-dock'),
    });
    await expectNoSidewaysScroll(coach);
    await expect.poll(() => tooSmallForFingers(coach, '.console')).toEqual([]);
    await expectAccessible(coach);
    await end.tap();
    const question = coach.getByRole('dialog', { name: 'End the class for everybody?' });
    await expect(question).toBeInViewport({ ratio: 1 });
    expect(await question.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await question.getByRole('button', { name: 'Go on' }).tap();
  }
});

test('by touch somebody comes into the spotlight, is spoken to alone, and the pages turn', async () => {
  await coach.setViewportSize(PHONE_ON_ITS_SIDE);
  const second = crowd[1]!;
  const tile = tileOf(coach, second.name);
  await coach.getByRole('button', { name: `Spotlight ${second.name}`, exact: true }).tap();
  await expect(tile).toHaveAttribute('data-kind', 'spotlight');
  await expect(tile).toBeInViewport({ ratio: 0.9 });
  await tile.getByRole('button', { name: `Private nudge to ${second.name}` }).tap();
  const dialog = coach.getByRole('dialog', { name: `Private nudge to ${second.name}` });
  await expect(dialog).toBeInViewport({ ratio: 1 });
  await dialog.getByRole('button', { name: 'Ease' }).tap();
  await expect
    .poll(() => second.notifications.filter(({ name }) => name === 'cue').map(({ payload }) => payload))
    .toMatchObject([{ to: 'you', cue: { kind: 'ease' } }]);
  await coach.getByRole('button', { name: `Spotlight ${second.name}`, exact: true }).tap();
  await expect(tile).toHaveAttribute('data-kind', 'tile');

  await coach.setViewportSize(PHONE);
  const pages = coach.getByTestId('grid-page');
  await expect(pages).toHaveText('1 of 2');
  await coach.getByRole('button', { name: 'Next page' }).tap();
  await expect(pages).toHaveText('2 of 2');
  await expect(tileOf(coach, second.name)).toHaveCount(0);
  await swipe(coach, coach.locator('.class-grid'), 160);
  await expect(pages).toHaveText('1 of 2');
  await expect(tileOf(coach, second.name)).toBeVisible();
});

test('the keys on the buttons are those that this person chose', async () => {
  await coach.setViewportSize({ width: 1440, height: 900 });
  const push = coach.getByRole('button', { name: /^Push/ });
  await expect(push).toContainText('1');
  await coach.keyboard.press('?');
  const sheet = coach.getByRole('dialog', { name: 'Settings' });
  await sheet.getByRole('button', { name: 'Cue: push: 1. Change' }).click();
  await coach.keyboard.press('q');
  await sheet.getByRole('button', { name: 'Spotlight the person in focus: S. Change' }).click();
  await coach.keyboard.press('y');
  await coach.keyboard.press('Escape');
  await expect(push).toContainText('Q');
  const spotlight = coach.getByRole('button', { name: `Spotlight ${crowd[0]!.name}`, exact: true });
  await expect(spotlight).toHaveAttribute('title', 'Spotlight (Y)');
  await coach.keyboard.press('?');
  await sheet.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await coach.keyboard.press('Escape');
  await expect(push).not.toContainText('Q');
  await expect(spotlight).toHaveAttribute('title', 'Spotlight');
  await expect(coach.getByTestId('leave-button')).toHaveAttribute('title', 'Leave (Esc)');
});

test('what is to be said to all can be typed at once', async () => {
  await coach.setViewportSize(PHONE);
  await coach.getByRole('button', { name: /^Say/ }).tap();
  await coach.keyboard.type('Shoulders down');
  await coach.keyboard.press('Enter');
  await expect
    .poll(() => crowd[0]!.notifications.filter(({ name }) => name === 'cue').map(({ payload }) => payload))
    .toMatchObject([{ to: 'class', cue: { kind: 'text', text: 'Shoulders down' } }]);
});

test('a participant with the phone on its side sees block, time and coach, and the controls on a tap', async () => {
  const page = await openPage();
  await comeToTheDoor(page, classPath, 1);
  await page.setViewportSize(PHONE_ON_ITS_SIDE);
  await expectSideBySide({
    picture: page.locator('.preview'),
    pair: page.getByTestId('pair-strap'),
    join: page.getByTestId('join-button'),
  });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await joinClass(page);

  await expectSideBySide({
    stage: page.locator('.room-stage'),
    block: page.locator('.hr'),
    time: page.locator('.class-clock'),
    timeline: page.locator('.timeline'),
  });
  await expectNoSidewaysScroll(page);
  // Screen readers are told what changes by one polite region; the heart rate is not in it.
  await expect(
    page.locator('[aria-live], [role="status"], [role="alert"]').locator('[data-testid$="bpm"]'),
  ).toHaveCount(0);
  await page.locator('.room-stage').tap();
  const controls = page.locator('.controls');
  await expect(controls).toHaveCSS('opacity', '1');
  await expectSideBySide({ controls, block: page.locator('.hr'), time: page.locator('.class-clock') });
  expect(await tooSmallForFingers(page, '.controls')).toEqual([]);
  await expectAccessible(page);

  await page.setViewportSize(PHONE);
  await expect(page.getByTestId('next-people')).toBeVisible();
  const names = () =>
    page
      .locator('.strip .tile')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-participant-name')));
  const first = await names();
  // The controls lie over the strip until they go.
  await expect(controls).toHaveCSS('opacity', '0');
  await swipe(page, page.locator('.strip'), -160);
  await expect.poll(names).not.toEqual(first);
  await swipe(page, page.locator('.strip'), 160);
  await expect.poll(names).toEqual(first);
  await page.context().close();
});
