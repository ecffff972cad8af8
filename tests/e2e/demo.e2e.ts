import { type Browser, expect, test } from '@playwright/test';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { launchBrowser } from '#tests/harness/browser.ts';
import { eventually } from '#tests/harness/eventually.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { expectVideoToMove } from './screens/live-class.ts';

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

test('one person alone steps into a full class within two clicks', async () => {
  const { url } = await pulseroom.ready();
  await eventually('the class is full', 60_000, () => pulseroom.output().includes(`Demo: ${url}/demo`));
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();

  await page.goto('/');
  await expect(page).toHaveURL(/\/demo$/);
  await expectAccessible(page);
  await page.getByTestId('demo-join').click();
  await page.getByTestId('join-button').click();

  await expect(page.getByTestId('stage-video')).toBeVisible();
  await expectVideoToMove(page, ['Mara Lindqvist']);
  await page.getByTestId('chat-button').click();
  await page.getByRole('tab', { name: /People/ }).click();
  const people = page.getByTestId('participant-list');
  await expect(people.getByTestId('simulated-tag')).toHaveCount(13);
  // Straps drop out now and then, so the numbers are waited for one by one.
  const numbers = people.locator('li:has([data-testid="simulated-tag"]) [data-testid="roster-bpm"]');
  for (let index = 0; index < 13; index++) {
    const isInstructor = (await numbers.nth(index).locator('xpath=ancestor::li').textContent())?.includes('instructor');
    if (!isInstructor) await expect(numbers.nth(index)).toHaveText(/^\d{2,3}$/, { timeout: 70_000 });
  }
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
