import { expect, test } from '@playwright/test';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { makeOwner, planClass } from './screens/studio.ts';

let pulseroom: PulseroomProcess;

test.beforeAll(async () => {
  pulseroom = await startPulseroom();
});
test.afterAll(async () => {
  await pulseroom?.dispose();
});

test('axe finds nothing on the pages, at desktop and phone size', async ({ browser }) => {
  const { url } = await pulseroom.ready();
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const firstRunLink = await pulseroom.firstRunLink();

  for (const path of [firstRunLink, '/sign-in', '/forgot-password']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await makeOwner(page, firstRunLink);
  const classPath = await planClass(page, 'Morning ride');
  const phone = { width: 390, height: 844 };
  const desktop = { width: 1280, height: 800 };
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport);
    for (const path of [
      '/schedule',
      '/classes/new',
      classPath,
      `${classPath}/live`,
      '/profile',
      '/past',
      '/admin/outbox',
    ]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expectAccessible(page);
    }
  }
});
