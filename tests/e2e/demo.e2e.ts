import { type Browser, expect, type Page, test } from '@playwright/test';
import { SIMULATED_INSTRUCTOR, SIMULATED_PARTICIPANTS } from '#app/server/demo/demo-people.ts';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { launchBrowser } from '#tests/harness/browser.ts';
import { eventually } from '#tests/harness/eventually.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { expectVideoToMove, tileOf } from './screens/live-class.ts';
import { simulatedNamesOn } from './screens/simulated-names.ts';

const SIMULATED_NAMES = [SIMULATED_INSTRUCTOR, ...SIMULATED_PARTICIPANTS].map(({ name }) => name);

let pulseroom: PulseroomProcess;
let browser: Browser;

test.beforeAll(async () => {
  pulseroom = await startPulseroom({ command: 'npm run demo' });
  browser = await launchBrowser({ bluetoothAddress: '' });
});

test.afterAll(async () => {
  await browser?.close();
  await pulseroom?.dispose();
});

/** At least so many simulated names are on the page, and each says so. */
async function expectNamesLabelled(page: Page, atLeast: number): Promise<void> {
  await expect.poll(async () => (await simulatedNamesOn(page, SIMULATED_NAMES)).shown).toBeGreaterThanOrEqual(atLeast);
  expect((await simulatedNamesOn(page, SIMULATED_NAMES)).unlabelled).toEqual([]);
}

test('one person alone steps into a full class within two clicks', async () => {
  const { url } = await pulseroom.ready();
  await eventually('the class is full', 60_000, () => pulseroom.output().includes(`Demo: ${url}/demo`));
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();

  await page.goto('/');
  await expect(page).toHaveURL(/\/demo$/);
  await expectAccessible(page);
  await page.getByTestId('demo-join').click();
  await expect(page.getByTestId('join-button')).toBeVisible();
  // In the bar, in the heading, and as who sees the heart rate.
  await expectNamesLabelled(page, 4);
  await page.getByTestId('join-button').click();

  await expect(page.getByTestId('stage-video')).toBeVisible();
  await expectVideoToMove(page, ['Mara Lindqvist']);
  await page.getByTestId('chat-button').click();
  // Somebody writes within the first seconds of a class.
  await expect(page.getByTestId('chat-message').first().getByTestId('simulated-tag')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('tab', { name: /People/ }).click();
  const people = page.getByTestId('participant-list');
  await expect(people.getByTestId('simulated-tag')).toHaveCount(13);
  await expectNamesLabelled(page, 14);
  // Straps drop out now and then, so the numbers are waited for one by one.
  const numbers = people.locator('li:has([data-testid="simulated-tag"]) [data-testid="roster-bpm"]');
  for (let index = 0; index < 13; index++) {
    const isInstructor = (await numbers.nth(index).locator('xpath=ancestor::li').textContent())?.includes('instructor');
    if (!isInstructor) await expect(numbers.nth(index)).toHaveText(/^\d{2,3}$/, { timeout: 70_000 });
  }
  await context.close();
});

test('a visitor without a strap trains with a simulated one, which says so on every screen', async () => {
  const { url } = await pulseroom.ready();
  const visitorContext = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const visitor = await visitorContext.newPage();
  await visitor.goto('/demo');
  await visitor.getByTestId('demo-join').click();
  await visitor.getByTestId('simulated-strap').click();
  await expect(visitor.getByTestId('green-room-bpm')).toHaveText(/^\d{2,3}$/);
  await expectAccessible(visitor);
  await visitor.getByTestId('join-button').click();
  await expect(visitor.getByTestId('own-bpm')).toHaveText(/^\d{2,3}$/, { timeout: 70_000 });
  const ownTile = visitor.locator('[data-own="true"]');
  await expect(ownTile.getByTestId('simulated-tag')).toHaveText('Simulated');
  const name = await ownTile.getAttribute('data-participant-name');
  if (name === null) throw new Error('the own tile has no name');

  // Whoever leads sees the number with the same word, on the tile and in the list.
  const coachContext = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const coach = await coachContext.newPage();
  await coach.goto('/demo');
  await coach.getByTestId('demo-lead').click();
  await coach.getByTestId('join-button').click();
  const row = coach.getByTestId('participant-list').locator(`[data-participant-name="${name}"]`);
  await expect(row.getByTestId('roster-bpm')).toHaveText(/^\d{2,3}$/, { timeout: 70_000 });
  await expect(row.getByTestId('simulated-tag')).toHaveText('Simulated');
  await expect(tileOf(coach, name).getByTestId('simulated-tag')).toHaveText('Simulated');
  // Whoever raised a hand first has the card: this visitor, or a simulated participant.
  await visitor.getByTestId('hand-button').click();
  await expect(coach.getByTestId('hand-card').getByTestId('simulated-tag')).toHaveText('Simulated');
  await coachContext.close();
  await visitorContext.close();
});

test('whoever leads finds a class in full swing, in which every simulated name says so', async () => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/demo');
  await page.getByTestId('demo-lead').click();
  await page.getByTestId('join-button').click();
  await expect(page.getByTestId('participant-list').getByTestId('simulated-tag')).toHaveCount(12);
  await expectNamesLabelled(page, 24);

  await page.getByRole('tab', { name: 'Heat strip' }).click();
  await expect(page.locator('.heat-rows li')).toHaveCount(12);
  await expectNamesLabelled(page, 24);
  // The table is as of when it was opened; the past of the class may come a moment later.
  const zone3 = page.locator('.console-table tbody tr td:nth-of-type(3)');
  await expect(async () => {
    await page.locator('.heat').getByRole('button', { name: 'View as table' }).click();
    try {
      // Whole minutes, a few seconds after the first visitor could come.
      const times = await zone3.allTextContents();
      expect(times.filter((time) => /^[1-9]\d?:/.test(time)).length).toBeGreaterThan(2);
      await expectNamesLabelled(page, 36);
    } finally {
      const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
      if (await close.isVisible()) await close.click();
    }
  }).toPass({ timeout: 60_000 });

  // By its event: tiles move as somebody needs attention.
  await tileOf(page, 'Aiko Mori')
    .getByRole('button', { name: /^Private nudge/ })
    .dispatchEvent('click');
  await expect(page.getByRole('dialog', { name: 'Private nudge to Aiko Mori (simulated)' })).toBeVisible();
  await expectNamesLabelled(page, 25);
  await context.close();
});

test('the word is a sign on small tiles, and never cut off', async () => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto('/demo');
  await page.getByTestId('demo-join').click();
  await page.getByTestId('join-button').click();
  const tag = page.locator('.strip .tile:not(.me)').getByTestId('simulated-tag').first();
  await expect(tag).toHaveText('Simulated');
  await expect(tag.locator('svg')).toBeVisible();
  const tile = page.locator('.strip .tile:not(.me)').first();
  const [tileBox, signBox] = [await tile.boundingBox(), await tag.locator('svg').boundingBox()];
  if (tileBox === null || signBox === null) throw new Error('tile and sign are on the screen');
  expect(signBox.x + signBox.width).toBeLessThan(tileBox.x + tileBox.width);
  await context.close();
});

test('a tile shows the initials until its first frame is there', async () => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // Holds back what tells the page of a first frame.
  await page.addInitScript(() => {
    const hold = (event: Event) => event.stopImmediatePropagation();
    window.addEventListener('loadeddata', hold, true);
    Object.assign(window, { releaseFrames: () => window.removeEventListener('loadeddata', hold, true) });
  });
  await page.goto('/demo');
  await page.getByTestId('demo-join').click();
  await page.getByTestId('join-button').click();
  const stage = page.locator('.stage-video');
  await expect(stage).toHaveAttribute('data-video', 'connecting');
  await expectVideoToMove(page, ['Mara Lindqvist']);
  await expect(stage).toHaveAttribute('data-video', 'connecting');
  await expect(stage.locator('.initials')).toBeVisible();
  await expect(page.getByTestId('stage-video')).toBeHidden();

  await page.evaluate(() => {
    (window as unknown as { releaseFrames(): void }).releaseFrames();
    for (const video of document.querySelectorAll('video')) video.dispatchEvent(new Event('loadeddata'));
  });
  await expect(page.getByTestId('stage-video')).toBeVisible();
  await expect(stage.locator('.initials')).toHaveCount(0);
  await context.close();
});

test('every page of the studio leads back to the page of the demo', async () => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/demo');
  await page.getByRole('button', { name: 'Class report' }).first().click();
  await expect(page.getByTestId('simulated-tag').first()).toBeVisible();
  await expectAccessible(page);
  for (const path of ['/schedule', '/past', '/profile', '/studio/settings']) {
    await page.goto(path);
    await expect(page.getByTestId('demo-bar')).toBeVisible();
    // Nothing is left to set up here.
    await expect(page.getByText('Finish setting up')).toHaveCount(0);
  }
  await page.getByTestId('demo-bar').getByRole('link').click();
  await expect(page).toHaveURL(/\/demo$/);
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await context.close();
});

test('the demo is removed in one click and a confirmation', async () => {
  const { url } = await pulseroom.ready();
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  await page.goto('/demo');
  await page.getByTestId('demo-remove').click();
  await page.getByTestId('demo-remove-sure').click();
  await expect(page).toHaveURL(`${url}/`);
  await expect(page.getByTestId('demo-join')).toHaveCount(0);
  expect(await pulseroom.firstRunLink()).toContain('/setup/');
});
