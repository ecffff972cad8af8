import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { OWNER } from '#tests/harness/first-run.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { type Authenticator, addAuthenticator } from '#tests/harness/virtual-authenticator.ts';
import { makeOwner } from './screens/studio.ts';

const NEW_PASSWORD = 'quite another password';

let pulseroom: PulseroomProcess;
let url: string;
let context: BrowserContext;
let page: Page;
let authenticator: Authenticator;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  pulseroom = await startPulseroom();
  ({ url } = await pulseroom.ready());
  context = await newContext(browser);
  page = await context.newPage();
  // A browser that offers passkeys by the button only; the other kind has a test of its own.
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  authenticator = await addAuthenticator(page);
  await makeOwner(page, await pulseroom.firstRunLink());
});
test.afterAll(async () => {
  await context?.close();
  await pulseroom?.dispose();
});

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } });
}

async function signInWithPassword(on: Page, path = '/sign-in', password = OWNER.password): Promise<void> {
  await on.goto(path);
  await on.getByLabel('Email').fill(OWNER.email);
  await on.getByLabel('Password').fill(password);
  await on.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await expect(page).toHaveURL(/\/sign-in/);
}

function pressPasskey(): Promise<void> {
  return page.getByRole('button', { name: 'Continue with passkey' }).click();
}

test('a passkey is offered once after a password, and made', async () => {
  await signOut();
  await signInWithPassword(page);
  const offer = page.getByRole('complementary', { name: 'Passkeys' });
  await expect(offer).toBeVisible();
  await expectAccessible(page);
  await offer.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await authenticator.withFinger(async () => {
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'The passkey is added' })).toBeVisible();
  });
  // Named after the browser that made it, and discoverable.
  await expect(page.getByRole('region', { name: 'Passkeys' }).getByText('Chrome on Linux')).toBeVisible();
  expect(await authenticator.credentials()).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
  await page.goto('/schedule');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(offer).toBeHidden();
});

test('a second passkey on the same device is refused in words', async () => {
  await page.goto('/account');
  await authenticator.withFinger(async () => {
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByRole('alert')).toContainText('has a passkey for your account already');
  });
});

test('the passkey signs in, to the page that was wanted', async () => {
  await signOut();
  await page.goto('/profile');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await authenticator.withFinger(async () => {
    await pressPasskey();
    await expect(page).toHaveURL(/\/profile$/);
  });
  await page.goto('/account');
  await expect(page.getByText(/Last used/)).toBeVisible();
});

test('a ceremony that fails says so and leaves the other ways open', async () => {
  await signOut();
  await authenticator.withWrongFinger(async () => {
    await pressPasskey();
    await expect(page.getByRole('alert')).toContainText('No passkey was used');
  });
  await expect(page.getByRole('button', { name: 'Continue with passkey' })).toBeEnabled();
  await expectAccessible(page);
  await signInWithPassword(page);
  await expect(page).toHaveURL(/\/schedule$/);
});

test('a ceremony that is left open is under way until it ends', async () => {
  await signOut();
  await pressPasskey();
  const waiting = page.getByRole('button', { name: 'Waiting for your passkey' });
  await expect(waiting).toHaveAttribute('aria-disabled', 'true');
  // The forms below work all the while.
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/schedule$/);
});

test('it is renamed, and removed: then it opens nothing', async () => {
  await page.goto('/account');
  await page.getByText('Change', { exact: true }).click();
  await page.getByLabel('Name').fill('Laptop in the hall');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Laptop in the hall')).toBeVisible();
  await page.getByText('Change', { exact: true }).click();
  await page.getByRole('button', { name: 'Remove passkey' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The passkey is removed' })).toBeVisible();
  await expect(page.getByText('Laptop in the hall')).toBeHidden();

  await signOut();
  await authenticator.withFinger(async () => {
    await pressPasskey();
    await expect(page.getByRole('alert').first()).toContainText('This passkey is not known here');
  });
  await signInWithPassword(page);
  await expect(page).toHaveURL(/\/schedule$/);
});

test('another browser is signed out from the list', async ({ browser }) => {
  const other = await newContext(browser);
  const elsewhere = await other.newPage();
  await signInWithPassword(elsewhere);
  await expect(elsewhere).toHaveURL(/\/schedule$/);

  await page.goto('/account');
  const devices = page.getByRole('region', { name: 'Signed-in devices' });
  await expect(devices.getByText('This device')).toHaveCount(1);
  await expect(devices.getByRole('listitem')).toHaveCount(2);
  await devices.getByRole('button', { name: /^Sign out Chrome on Linux/ }).click();
  await expect(devices.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'The device is signed out' })).toBeVisible();

  await elsewhere.getByRole('link', { name: 'Past classes' }).click();
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Fpast/);
  await other.close();
  await page.goto('/schedule');
  await expect(page).toHaveURL(/\/schedule$/);
});

test('a new password by keyboard signs the others out and keeps this one', async ({ browser }) => {
  const other = await newContext(browser);
  const elsewhere = await other.newPage();
  await signInWithPassword(elsewhere);
  await page.goto('/account');
  await page.getByLabel('Current password').focus();
  await page.keyboard.insertText('not the password');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(NEW_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('not your current password');
  await page.getByLabel('Current password').fill(OWNER.password);
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'The new password is set' })).toBeVisible();
  await elsewhere.goto('/schedule');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await other.close();
});

test('where the browser can, the passkey is in the menu of the email field', async ({ browser }) => {
  const other = await newContext(browser);
  const phone = await other.newPage();
  const reader = await addAuthenticator(phone);
  await signInWithPassword(phone, '/sign-in?next=/account', NEW_PASSWORD);
  await reader.withFinger(async () => {
    await phone.getByRole('region', { name: 'Passkeys' }).getByRole('button', { name: 'Add a passkey' }).click();
    await expect(phone.getByRole('status').filter({ hasText: 'The passkey is added' })).toBeVisible();
  });
  await phone.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await expect(phone.getByLabel('Email')).toHaveAttribute('autocomplete', 'username webauthn');
  // A person would choose it in the menu; Chromium's authenticator takes what is offered.
  await reader.withFinger(async () => {
    await phone.goto('/sign-in?next=/past');
    await expect(phone).toHaveURL(/\/past$/);
  });
  await other.close();
});

test('at an address that is a number there are no passkeys, and the page says why', async ({ browser }) => {
  const { port } = new URL(url);
  const byNumber = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` });
  const there = await byNumber.newPage();
  await there.goto('/sign-in');
  await expect(there.getByText('A passkey belongs to a name')).toBeVisible();
  await expect(there.getByRole('link', { name: url })).toBeVisible();
  await expect(there.getByRole('button', { name: 'Continue with passkey' })).toBeHidden();
  await byNumber.close();
});

test('axe finds nothing on the pages, at both sizes', async ({ browser }) => {
  const stranger = await newContext(browser);
  const door = await stranger.newPage();
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await door.setViewportSize(viewport);
    for (const path of [
      '/sign-in',
      '/sign-up',
      '/forgot-password',
      '/sign-in/link?token=x',
      '/reset-password?token=x',
    ]) {
      await door.goto(path);
      await expect(door.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(door);
    }
    for (const path of ['/account', '/account/email?token=x', '/sign-in?again&next=/account']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  }
  await stranger.close();
});
