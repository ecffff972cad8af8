import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { inUrl } from '#platform/host-address.ts';
import { thisMachine } from '#platform/machine.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { makeOwner, planClass } from './screens/studio.ts';

let browser: Browser;
const running: PulseroomProcess[] = [];

test.beforeAll(async ({ playwright: _ }, testInfo) => {
  browser = await chromium.launch(testInfo.project.use.launchOptions);
});

test.afterEach(async () => {
  for (const pulseroom of running.splice(0)) await pulseroom.dispose();
});

test.afterAll(async () => {
  await browser?.close();
});

/** A page at the address of this machine in its network, by http. */
async function openFromNetwork(settings: Record<string, string>): Promise<{ page: Page; pulseroom: PulseroomProcess }> {
  const pulseroom = await startPulseroom({ settings });
  running.push(pulseroom);
  await pulseroom.ready();
  const baseURL = `http://${inUrl(thisMachine().addresses[0]!)}:${pulseroom.ports.page}`;
  const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
  return { page: await context.newPage(), pulseroom };
}

test('a page without encryption says what it lacks and asks for --lan, at the door, in the studio, in the green room', async () => {
  const { page, pulseroom } = await openFromNetwork({ HOST: '0.0.0.0' });
  const note = page.getByTestId('insecure-note');
  await makeOwner(page, new URL(await pulseroom.firstRunLink()).pathname);
  await expect(note).toContainText('npm start -- --lan');
  const classPath = await planClass(page, 'Morning ride');
  await page.goto(`${classPath}/live`);
  await expect(note).toContainText('camera, microphone, heart rate straps');

  const stranger = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await stranger.goto('/sign-in');
  await expect(stranger.getByTestId('insecure-note')).toContainText('npm start -- --lan');
});

test('it links to the encrypted address where there is one, and is not there on the computer itself', async () => {
  const { page, pulseroom } = await openFromNetwork({
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://pulse.example',
    ANNOUNCED_ADDRESS: '203.0.113.7',
  });
  await page.goto('/sign-in?next=%2Fschedule');
  await expect(page.getByTestId('insecure-note').getByRole('link')).toHaveAttribute(
    'href',
    'https://pulse.example/sign-in?next=%2Fschedule',
  );
  await page.goto(`http://localhost:${pulseroom.ports.page}/sign-in`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
  await expect(page.getByTestId('insecure-note')).toHaveCount(0);
});
