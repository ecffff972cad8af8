import { expect, test } from '@playwright/test';
import { aPerson } from '#tests/builders/person.ts';
import { type LetterBox, openLetterBox } from '#tests/fakes/letter-box.ts';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { OWNER } from '#tests/harness/first-run.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { makeOwner, planClass } from './screens/studio.ts';

let letterBox: LetterBox;
let pulseroom: PulseroomProcess;

test.beforeAll(async () => {
  letterBox = await openLetterBox();
  pulseroom = await startPulseroom({ settings: { SMTP_URL: letterBox.url } });
});
test.afterAll(async () => {
  await pulseroom?.dispose();
  await letterBox?.close();
});

test('a link that was asked for on one device signs in the one on which it is opened, once', async ({ browser }) => {
  const { url } = await pulseroom.ready();
  const laptop = await (await browser.newContext({ baseURL: url })).newPage();
  await makeOwner(laptop, await pulseroom.firstRunLink());
  const classPath = await planClass(laptop, 'Threshold 4 × 4');
  await laptop.getByRole('button', { name: 'Sign out', exact: true }).first().click();

  await laptop.goto(`/sign-in?next=${encodeURIComponent(classPath)}`);
  await expect(laptop.getByText(/Your next class, Threshold 4 × 4/)).toBeVisible();
  await expectAccessible(laptop);
  await laptop.getByLabel('Email').fill(OWNER.email);
  await laptop.keyboard.press('Enter');
  await expect(laptop.getByRole('status').filter({ hasText: OWNER.email })).toBeVisible();
  await expectAccessible(laptop);

  const link = await letterBox.nextLink(OWNER.email);
  const phone = await (await browser.newContext({ baseURL: url, viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(link);
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Sign in on this device' }).click();
  await expect(phone).toHaveURL(new RegExp(classPath));

  await laptop.goto(link);
  await expect(laptop.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more');
  await laptop.getByRole('link', { name: 'Get a new link' }).click();
  await expect(laptop).toHaveURL(/\/sign-in\?next=/);
});

test('somebody new comes by a link to a class, says their name, and is in the studio without a password', async ({
  browser,
}) => {
  const { url } = await pulseroom.ready();
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  const { name, email } = aPerson({ name: 'Nele New' });
  await page.goto('/sign-up');
  await page.getByRole('link', { name: 'Have a link sent to you' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
  await expect(page.getByRole('status')).toBeVisible();
  await page.goto(await letterBox.nextLink(email));
  await expectAccessible(page);
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/schedule$/);
  await expect(page.getByRole('link', { name: /Threshold 4 × 4/ }).first()).toBeVisible();
  await page.goto('/account');
  await expect(page.getByRole('button', { name: 'Set a password' })).toBeVisible();
});
