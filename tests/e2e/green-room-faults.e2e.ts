import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { FakeBluez } from '#tests/fakes/bluez/fake-bluez.ts';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { attachBluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { type BrowserDevices, launchBrowser, launchWithBluetoothBlocked } from '#tests/harness/browser.ts';
import { joinAsCoach } from './screens/classmates.ts';
import { comeToTheDoor } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass } from './screens/studio.ts';

let stage: Stage;
let url: string;
let classPath: string;
let people = 0;

test.beforeAll(async () => {
  stage = await openStage();
  ({ url } = await stage.pulseroom.ready());
  const owner = await (await stage.browser.newContext({ baseURL: url })).newPage();
  await makeOwner(owner, await stage.pulseroom.firstRunLink());
  classPath = await planClass(owner, 'Evening ride');
  await owner.close();
  await joinAsCoach(url, { classPath });
});
test.afterAll(async () => {
  await stage?.close();
});

async function openDoor(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  people += 1;
  await comeToTheDoor(page, classPath, people);
  return page;
}

async function withBrowser(
  devices: Omit<BrowserDevices, 'bluetoothAddress'>,
  use: (browser: Browser) => Promise<void>,
  bluez = stage.bluez,
): Promise<void> {
  const browser = await launchBrowser({ bluetoothAddress: bluez.address, ...devices });
  try {
    await use(browser);
  } finally {
    await browser.close();
  }
}

async function expectToJoinAllTheSame(page: Page): Promise<void> {
  await page.getByTestId('join-button').click();
  await expect(page.getByTestId('leave-button')).toBeVisible();
}

test('camera and microphone denied: the page says how to allow them, and the class can be joined', async () => {
  await withBrowser({ mediaAnswer: 'deny' }, async (browser) => {
    const page = await openDoor(await browser.newContext({ baseURL: url }));
    await expect(page.getByTestId('camera-problem')).toContainText('blocked the camera');
    await expect(page.getByTestId('microphone-check-problem')).toContainText('blocked the microphone');
    await expect(page.getByText('Without camera, no microphone.')).toBeVisible();
    await expectAccessible(page);
    await expectToJoinAllTheSame(page);
  });
});

test('no camera and no microphone on the machine: the page says so, and the class can be joined', async () => {
  await withBrowser({ hasCameraAndMicrophone: false }, async (browser) => {
    const page = await openDoor(await browser.newContext({ baseURL: url }));
    await expect(page.getByTestId('camera-problem')).toContainText('No camera found');
    await expect(page.getByTestId('microphone-check-problem')).toContainText('No microphone found');
    await expectToJoinAllTheSame(page);
  });
});

test('camera taken by another program (NotReadableError, injected): the microphone works, and "Try again" brings the camera once it is free', async () => {
  const context = await stage.browser.newContext({ baseURL: url });
  await context.addInitScript(() => {
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    Object.assign(window, { isCameraTaken: true });
    mediaDevices.getUserMedia = async (constraints) => {
      const isTaken = (window as unknown as { isCameraTaken: boolean }).isCameraTaken;
      if (constraints?.video && isTaken) throw new DOMException('Could not start video source', 'NotReadableError');
      return getUserMedia(constraints);
    };
  });
  const page = await openDoor(context);
  await expect(page.getByTestId('camera-problem')).toContainText('Another program uses the camera');
  await expect(page.getByText('Without camera, microphone muted.')).toBeVisible();
  await expectAccessible(page);

  await page.evaluate(() => Object.assign(window, { isCameraTaken: false }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('preview-video')).toBeVisible();
  await context.close();
});

test('Bluetooth blocked for the site: the page says how to allow it', async () => {
  const context = await launchWithBluetoothBlocked({ bluetoothAddress: stage.bluez.address }, { baseURL: url });
  const page = await openDoor(context);
  await page.getByTestId('pair-strap').click();
  await expect(page.getByTestId('strap-problem')).toContainText('blocked Bluetooth for this site');
  await expectAccessible(page);
  await context.close();
});

test('no Bluetooth on the machine: the page says so', async () => {
  const bluez = await FakeBluez.start({ hasAdapter: false });
  await withBrowser(
    {},
    async (browser) => {
      const page = await openDoor(await browser.newContext({ baseURL: url }));
      await page.getByTestId('pair-strap').click();
      await expect(page.getByTestId('strap-problem')).toContainText('Bluetooth is off on this device');
    },
    bluez,
  );
  await bluez.close();
});

const BROWSERS_WITHOUT = [
  {
    // The browser of the tests is Chromium on Linux, which without its switch is what the script makes of it.
    browser: 'Chromium on Linux, not switched on',
    title: 'Web Bluetooth is switched off in this browser',
    first: 'chrome://flags/#enable-web-bluetooth',
    count: 4,
  },
  {
    browser: 'a Firefox by its name',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    title: 'This browser cannot talk to straps',
    first: 'Chrome, Edge or Opera on Windows, macOS or ChromeOS',
    count: 4,
  },
];
for (const { browser, userAgent, title, first, count } of BROWSERS_WITHOUT) {
  test(`Web Bluetooth taken away by script, ${browser}: a list of what works instead of a dead button`, async () => {
    const context = await stage.browser.newContext({ baseURL: url, ...(userAgent === undefined ? {} : { userAgent }) });
    await context.addInitScript(() => {
      delete (Navigator.prototype as { bluetooth?: unknown }).bluetooth;
    });
    const page = await openDoor(context);
    await page.getByTestId('pair-strap').click();
    const sheet = page.getByRole('dialog', { name: title });
    await expect(sheet.getByRole('listitem')).toHaveCount(count);
    await expect(sheet.getByRole('listitem').first()).toContainText(first);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await context.close();
  });
}

test('two straps of one name: the number tells whose it is, the other can be chosen, and each keeps its mark and comes back', async () => {
  const name = 'HRM-Dual';
  const bpmOf = { 'A0:9E:1A:00:00:21': 71, 'A0:9E:1A:00:00:22': 143 };
  const straps = Object.entries(bpmOf).map(([address, bpm]) => ({
    bpm,
    strap: stage.bluez.addHeartRateStrap({ address, name, batteryPercent: 80 }),
  }));
  const beating = setInterval(() => {
    for (const { strap, bpm } of straps) strap.notifyHeartRate(Uint8Array.of(0x06, bpm));
  }, 300);
  try {
    const context = await stage.browser.newContext({ baseURL: url });
    const page = await openDoor(context);
    const chooser = await attachBluetoothChooser(context, page);
    const number = page.getByTestId('green-room-bpm');

    chooser.willPickAnother(name, 2);
    await page.getByTestId('pair-strap').click();
    await expect(page.locator('.paired-strap b')).toHaveText(name);
    await expect(number).toHaveText(/^(71|143)$/);
    const first = straps.find(({ strap }) => strap.isSubscribed)!;
    const second = straps.find((each) => each !== first)!;
    await expect(number).toHaveText(String(first.bpm));

    chooser.willPickAnother(name, 2);
    await page.getByRole('button', { name: 'Not you? Choose another strap' }).click();
    await expect(number).toHaveText(String(second.bpm));
    await expect(page.locator('.paired-strap b')).toHaveText(/^HRM-Dual · [A-Z0-9]{4}$/);
    expect([first.strap.isSubscribed, second.strap.isSubscribed]).toEqual([false, true]);

    // It goes away while the other one is there: the page waits for its own.
    second.strap.inRange = false;
    second.strap.disconnect();
    await expect(number).toHaveText('– –');
    second.strap.inRange = true;
    await expect(number).toHaveText(String(second.bpm), { timeout: 20_000 });
    expect(first.strap.isSubscribed).toBe(false);
    await context.close();
  } finally {
    clearInterval(beating);
  }
});

test('on a phone the tab key goes as the eye does: picture, Join, strap', async () => {
  const context = await stage.browser.newContext({ baseURL: url, viewport: { width: 390, height: 844 } });
  const page = await openDoor(context);
  await expect(page.getByTestId('preview-video')).toBeVisible();
  await page.getByTestId('settings-button').focus();
  const focused: (string | null)[] = [];
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('Tab');
    focused.push(await page.evaluate(() => document.activeElement?.textContent ?? null));
  }
  expect(focused).toEqual(['Microphone on when you join', 'Camera', 'Join class', 'Pair a strap']);
  // Join is on the screen at the top of the page and at its end.
  await expect(page.getByTestId('join-button')).toBeInViewport();
  await page.getByTestId('speaker-test').scrollIntoViewIfNeeded();
  await expect(page.getByTestId('join-button')).toBeInViewport();
  await context.close();
});
