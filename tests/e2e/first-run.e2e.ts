import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { type FakeSmtpServer, startSmtpServer } from '#tests/fakes/smtp-server.ts';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { OWNER } from '#tests/harness/first-run.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const LOGIN = { username: 'studio@mail.example', password: 'a mail password' };
/** Documentation only (RFC 5737): nothing answers there. */
const NOWHERE = '203.0.113.7';

const FAKE_CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
/** Chromium's own switch for networks whose administrators forbid UDP: WebRTC then has TCP only. */
const WITHOUT_UDP = '--webrtc-ip-handling-policy=disable_non_proxied_udp';

async function launch(args: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args,
  });
}

async function expectAccessibleAtBothSizes(page: Page): Promise<void> {
  for (const viewport of [PHONE, DESKTOP]) {
    await page.setViewportSize(viewport);
    await expectAccessible(page);
  }
}

async function fillFirstStep(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByLabel('Name of the studio').fill(OWNER.studioName);
}

/** What the check of the network says when it is through. */
async function networkVerdict(page: Page): Promise<string> {
  const row = page.getByTestId('check-network');
  await expect(row).not.toHaveAttribute('data-tone', 'running', { timeout: 30_000 });
  return (await row.getByRole('status').textContent()) ?? '';
}

test.describe('the first run', () => {
  // One step after the other, as a person goes.
  test.describe.configure({ mode: 'serial' });

  let pulseroom: PulseroomProcess;
  let smtp: FakeSmtpServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  test.beforeAll(async () => {
    pulseroom = await startPulseroom();
    smtp = await startSmtpServer({ login: LOGIN });
    browser = await launch(FAKE_CAMERA);
    const { url } = await pulseroom.ready();
    context = await browser.newContext({ baseURL: url, timezoneId: 'Asia/Seoul', locale: 'en-GB' });
    page = await context.newPage();
  });
  test.afterAll(async () => {
    await browser?.close();
    await smtp?.close();
    await pulseroom?.dispose();
  });

  test('1: what was typed is still there after the page was closed half-way, except the password', async () => {
    await page.goto(await pulseroom.firstRunLink());
    await expect(page.getByLabel('Time zone')).toHaveValue('Asia/Seoul');
    await expectAccessibleAtBothSizes(page);
    await fillFirstStep(page);
    await page.getByLabel('Time zone').selectOption('Europe/Lisbon');
    await page.reload();
    await expect(page.getByLabel('Your name')).toHaveValue(OWNER.name);
    await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Lisbon');
    await expect(page.getByLabel('Password')).toHaveValue('');
  });

  test('1: without a connection nothing is lost either, and the page says so', async () => {
    await page.getByLabel('Password').fill(OWNER.password);
    await context.setOffline(true);
    const create = page.getByRole('button', { name: 'Create account and studio' });
    await expect(create).toContainText('when online');
    await page.getByLabel('Password').press('Enter');
    await expect(page.getByLabel('Password')).toHaveValue(OWNER.password);
    await context.setOffline(false);
    await expect(create).not.toContainText('when online');
    // By keyboard this time.
    await page.getByLabel('Password').press('Enter');
    await expect(page).toHaveURL(/\/setup\/email$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
    expect(kept).not.toContain(OWNER.email);
  });

  test('2: a mail server is tried before it is saved, and a failure is told in words', async () => {
    await expectAccessibleAtBothSizes(page);
    await page.getByText('Enter a mail server').click();
    await page.getByLabel('Mail server').fill('localhost');
    await page.getByLabel('Encryption').selectOption('none');
    await page.getByLabel('Port').fill(String(smtp.port));
    await page.getByLabel('User name').fill(LOGIN.username);
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Send a test mail and save' }).click();
    await expect(page.getByText('The mail server rejected the login.')).toBeVisible();
    await expectAccessibleAtBothSizes(page);
    // What was typed stays, the password too: it never left this page's form.
    await expect(page.getByLabel('Password')).toHaveValue('wrong');
    await page.getByLabel('Password').fill(LOGIN.password);
    await page.getByRole('button', { name: 'Send a test mail and save' }).click();
    await expect(page.getByText('Sent and saved.')).toBeVisible();
    expect(smtp.received.map(({ to }) => to)).toEqual([[OWNER.email]]);
    await expect(page.getByText(`localhost, ${smtp.port}, not encrypted`)).toBeVisible();
    await expectAccessibleAtBothSizes(page);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page).toHaveURL(/\/setup\/network$/);
  });

  test('3: video reaches the server by UDP, camera and microphone work', async () => {
    expect(await networkVerdict(page)).toContain('Video works from this browser, by UDP.');
    await expect(page.getByTestId('check-secure')).toHaveAttribute('data-tone', 'ok');
    await page.getByRole('button', { name: 'Try camera and microphone' }).click();
    await expect(page.getByText('The camera works')).toBeVisible();
    await expect(page.getByText('The microphone works')).toBeVisible();
    await expectAccessibleAtBothSizes(page);
    await page.getByRole('button', { name: 'Turn off' }).click();
    await page.getByRole('button', { name: 'Check again' }).click();
    expect(await networkVerdict(page)).toContain('by UDP');
  });

  test('back and on again, by the buttons and by the browser’s', async () => {
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page).toHaveURL(/\/setup\/email$/);
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page.getByLabel('Name of the studio')).toHaveValue(OWNER.studioName);
    await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Lisbon');
    await expectAccessibleAtBothSizes(page);
    await page.goBack();
    await expect(page).toHaveURL(/\/setup\/email$/);
    // The printed link, come back to, is the first step as it stands.
    await page.goto(await pulseroom.firstRunLink());
    await expect(page).toHaveURL(/\/setup\/studio$/);
  });

  test('left half-way, the schedule offers what is left until it is done', async () => {
    await page.goto('/schedule');
    const card = page.getByRole('region', { name: 'Finish setting up' });
    await expectAccessibleAtBothSizes(page);
    await expect(card.getByRole('link', { name: 'Email' })).toHaveCount(0);
    await card.getByRole('link', { name: 'Camera and network' }).click();
    await networkVerdict(page);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page).toHaveURL(/\/setup\/options$/);
    await expectAccessibleAtBothSizes(page);
    await page.getByRole('link', { name: 'Go on' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your studio is ready');
    await expectAccessibleAtBothSizes(page);
    await page.getByRole('link', { name: 'To the schedule' }).click();
    await expect(page.getByRole('heading', { name: 'Plan your first class' })).toBeVisible();
    await expect(card).toHaveCount(0);
  });

  test('all of it is in the settings afterwards', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await expectAccessibleAtBothSizes(page);
    await page.getByLabel('Name of the studio').fill('Harbour Rowing');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.getByRole('button', { name: `Send a test mail to ${OWNER.email}` }).click();
    await expect(page.getByText('Sent.')).toBeVisible();
    await page.getByRole('link', { name: 'Check: Camera and network' }).click();
    expect(await networkVerdict(page)).toContain('Video works from this browser');
    await expectAccessibleAtBothSizes(page);
  });
});

/** What the check says in a browser started with `args`, to the owner of a Pulseroom started with `settings`. */
async function verdictOf(
  { args = [], settings = {} }: { args?: string[]; settings?: Record<string, string> },
  look: (verdict: string, mediaPort: number, page: Page) => Promise<void> | void,
): Promise<void> {
  const pulseroom = await startPulseroom({ settings });
  const browser = await launch(args);
  try {
    const { url } = await pulseroom.ready();
    const context = await browser.newContext({ baseURL: url });
    const page = await context.newPage();
    await page.goto(await pulseroom.firstRunLink());
    await fillFirstStep(page);
    await page.getByRole('button', { name: 'Create account and studio' }).click();
    await expect(page).toHaveURL(/\/setup\/email$/);
    await page.goto('/check');
    await look(await networkVerdict(page), pulseroom.ports.media, page);
  } finally {
    await browser.close();
    await pulseroom.dispose();
  }
}

test('a browser whose network blocks UDP is told that TCP works, and which ports to open', async () => {
  await verdictOf({ args: [WITHOUT_UDP] }, (verdict, mediaPort) => {
    expect(verdict).toContain(`UDP does not reach this server at ${mediaPort}/udp`);
    expect(verdict).toContain('TCP does: video works, with more delay.');
  });
});

test('where neither reaches the server, the check names the ports and the address', async () => {
  await verdictOf({ settings: { ANNOUNCED_ADDRESS: NOWHERE } }, async (verdict, mediaPort, page) => {
    expect(verdict).toContain('neither UDP nor TCP reaches');
    expect(verdict).toContain(`must be open on ${NOWHERE}: ${mediaPort}/udp, ${mediaPort}/tcp`);
    await expectAccessibleAtBothSizes(page);
  });
});
