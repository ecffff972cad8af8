import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { signIn } from '#tests/harness/signed-in-page.ts';
import { type Northlight, northlight } from '#tests/screens/northlight.ts';

/** A4 at 96 dpi, less the margins of print.css. */
const PAPER_WIDTH = 680;

let pulseroom: PulseroomProcess;
let studio: Northlight;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  pulseroom = await startPulseroom();
  studio = await northlight(pulseroom);
});
test.afterAll(async () => {
  await studio?.studio.close();
  await pulseroom?.dispose();
});

async function openPage(context: BrowserContext, who: 'ines' | 'mara'): Promise<Page> {
  const { url } = await pulseroom.ready();
  await signIn(context, { url, person: studio[who] });
  return context.newPage();
}

test('a page whose server cannot be reached stays, and goes on by itself', async ({ browser }) => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url });
  const page = await openPage(context, 'ines');
  await page.goto('/schedule', { waitUntil: 'networkidle' });
  const join = page.getByRole('link', { name: 'Join: Breath and recovery' });
  await expect(join).toBeVisible();

  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await expect(join).toBeHidden();
  await expect(page.getByRole('button', { name: /Join when online/ })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('link', { name: 'Past classes' }).click();
  await expect(page.getByText('so this page stays')).toBeVisible();
  await expect(page).toHaveURL(/\/schedule/);

  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toBeHidden();
  await expect(join).toBeVisible();
  await page.getByRole('link', { name: 'Past classes' }).click();
  await expect(page).toHaveURL(/\/past/);
  await context.close();
});

test('each chart of a summary is one sentence, and a table by keyboard', async ({ browser }) => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url });
  const page = await openPage(context, 'ines');
  await page.goto(`/classes/${studio.threshold}/summary`, { waitUntil: 'networkidle' });
  await expect(
    page.getByRole('img', { name: /^Heart rate over the class, .* bpm, with 1 gap without signal\.$/ }),
  ).toBeVisible();
  for (const chart of ['Heart rate', 'Time in zones']) {
    await page.getByRole('button', { name: `View as table: ${chart}` }).focus();
    await page.keyboard.press('Enter');
    const panel = page.locator('.chart-panel').filter({ has: page.getByRole('heading', { name: chart }) });
    await expect(panel.getByRole('table')).toBeVisible();
    await expect(page.getByRole('button', { name: `View as chart: ${chart}` })).toBeFocused();
  }
  await expect(page.getByRole('row', { name: /4 Hard/ })).toContainText('15:03');
  await context.close();
});

test('summary and report are printed on one sheet each, without navigation, with where they are from', async ({
  browser,
}) => {
  const { url } = await pulseroom.ready();
  for (const [who, path] of [
    ['ines', `/classes/${studio.threshold}/summary`],
    ['mara', `/classes/${studio.threshold}/report`],
  ] as const) {
    const context = await browser.newContext({ baseURL: url });
    const page = await openPage(context, who);
    await page.goto(path, { waitUntil: 'networkidle' });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g), path).toHaveLength(1);

    await page.setViewportSize({ width: PAPER_WIDTH, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByText(`${url}${path}`)).toBeVisible();
    await expect(page.getByText(/^As of .* \d{4}, \d\d:\d\d$/)).toBeVisible();
    await context.close();
  }
});
