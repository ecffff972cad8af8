import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { makeOwner } from './screens/studio.ts';

let pulseroom: PulseroomProcess;

test.beforeAll(async () => {
  pulseroom = await startPulseroom();
});
test.afterAll(async () => {
  await pulseroom?.dispose();
});

/** A page whose complaints fail the test: React says there where browser and server wrote different texts. */
async function newPage(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}

const switchTo = (page: Page, name: string) =>
  page.getByRole('group', { name: /Language|언어/ }).getByRole('button', { name });

test('a Korean browser gets Korean pages, and the switch changes them by keyboard', async ({ browser }) => {
  const { url } = await pulseroom.ready();
  const setUp = await browser.newContext({ baseURL: url, locale: 'en-GB' });
  await makeOwner(await setUp.newPage(), await pulseroom.firstRunLink());
  const signedIn = await setUp.storageState();

  // A zone in which it is another day than in the studio's: day names are written anew once the page is alive.
  const context = await browser.newContext({
    baseURL: url,
    locale: 'ko-KR',
    timezoneId: 'Pacific/Kiritimati',
    storageState: signedIn,
  });
  const { page, complaints } = await newPage(context);
  await page.goto('/forgot-password');
  await page.locator('input[name="email"]').fill('olive@studio.example');
  await page.locator('button.primary').click();
  await expect(page.getByRole('status')).toBeVisible();

  await page.goto('/admin/outbox');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page).toHaveTitle('발신함 · Pulseroom');
  await expect(page.getByRole('heading', { level: 1, name: '발신함' })).toBeVisible();
  await expect(page.getByText(/받는 사람 .+, \d+월 \d+일 .요일 \d\d:\d\d/).first()).toBeVisible();
  await expect(switchTo(page, '한국어')).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);

  await switchTo(page, 'English').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  await expect(page).toHaveURL('/admin/outbox');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(switchTo(page, 'English')).toHaveAttribute('aria-pressed', 'true');
  // From page to page inside the browser, too.
  await page.getByRole('link', { name: 'Schedule' }).click();
  await expect(page).toHaveTitle('Schedule · Pulseroom');
  expect(complaints).toEqual([]);
});

test('the switch works without scripts', async ({ browser }) => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sign-in?next=%2Fpast');
  await switchTo(page, '한국어').click();
  await expect(page).toHaveURL('/sign-in?next=%2Fpast');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.getByText('직접 운영해요')).toBeVisible();
});

test('on a phone the switch is at the end of the page', async ({ browser }) => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url, locale: 'ko-KR', viewport: { width: 390, height: 844 } });
  const { page, complaints } = await newPage(context);
  await page.goto('/sign-in');
  await expectAccessible(page);
  const box = await switchTo(page, 'English').boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await switchTo(page, 'English').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  expect(complaints).toEqual([]);
});
