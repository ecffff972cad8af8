import { expect, type Page, test } from '@playwright/test';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { attachBluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { joinAsCoach } from './screens/classmates.ts';
import { comeToTheDoor, framesDecoded, joinClass, pairStrap } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass } from './screens/studio.ts';

const PHONE = { width: 390, height: 844 };
/** On a loaded machine; 4 s otherwise. Before there were questions every second, 14 s was the least. */
const SILENCE_TOLD_WITHIN_MS = 10_000;
/** An SVG path with more than one point. */
const LINE = /^M.+L/;
const DESKTOP = { width: 1440, height: 900 };

let stage: Stage;
let url: string;
let owner: Page;

test.beforeAll(async () => {
  stage = await openStage();
  ({ url } = await stage.pulseroom.ready());
  owner = await openPage();
  await makeOwner(owner, await stage.pulseroom.firstRunLink());
});
test.afterAll(async () => {
  await stage?.close();
});

async function openPage(): Promise<Page> {
  const context = await stage.browser.newContext({ baseURL: url, viewport: DESKTOP });
  return context.newPage();
}

test('the states of the own strap, and the connection, each without anything that axe finds', async () => {
  test.setTimeout(300_000);
  const classPath = await planClass(owner, 'Strap and link');
  await owner.goto(`${classPath}/live`);
  await owner.getByTestId('open-room-button').click();
  await expect(owner.getByTestId('end-class-button')).toBeVisible();
  const strap = stage.bluez.addHeartRateStrap({ address: 'A0:9E:1A:00:00:31', name: 'Chest 31', batteryPercent: 12 });
  const page = await openPage();
  const chooser = await attachBluetoothChooser(page.context(), page);
  await comeToTheDoor(page, classPath, 1);
  await pairStrap(page, chooser, strap.name);
  const beats = beat(strap);
  try {
    await test.step('a low battery is told before the class', async () => {
      await expect(page.getByText('Battery low, 12%.')).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('joining shows what is done, and the heart rate goes on', async () => {
      const held = Promise.withResolvers<void>();
      await page.route(/\/join$/, async (route) => {
        await held.promise;
        await route.continue();
      });
      await page.getByTestId('join-button').click();
      await expect(page.getByText('Your place in the class')).toBeVisible();
      await expect(page.getByTestId('own-bpm')).toHaveText('150');
      await expectAccessible(page);
      held.resolve();
      await expect(page.getByTestId('leave-button')).toBeVisible();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await expectAccessible(page);
    });

    await test.step('nobody looks: pictures stop, and come back', async () => {
      await expect.poll(() => instructorFrames(page)).toBeGreaterThan(5);
      await setHidden(page, true);
      await expect(page.locator('.stage-video')).toHaveAttribute('data-video', 'held', { timeout: 20_000 });
      await expect(page.getByTestId('own-bpm')).toHaveText('150');
      await setHidden(page, false);
      await expect(page.locator('.stage-video')).toHaveAttribute('data-video', 'playing', { timeout: 20_000 });
    });

    await test.step('a strap that goes away: its last number for a moment, then no number, then how long', async () => {
      beats.stop();
      strap.inRange = false;
      strap.disconnect();
      await expect(page.locator('.strap-chip')).toContainText('searching');
      await expect(page.getByTestId('own-bpm')).toHaveText('150');
      await expect(page.getByTestId('own-bpm')).toHaveText('– –');
      await expect(page.getByTestId('strap-lost')).toHaveText(/strap lost 0:\d\d\s*last 150 bpm/);
      await expectAccessible(page);
    });

    await test.step('back: what it means for the totals', async () => {
      strap.inRange = true;
      await expect.poll(() => strap.isSubscribed, { timeout: 30_000 }).toBe(true);
      beats.start();
      await expect(page.getByTestId('strap-note')).toHaveText(/^Back\. \d+ seconds are left out of your totals\.$/);
      await expect(page.getByTestId('own-bpm')).toHaveText('150');
      await expectAccessible(page);
    });

    await test.step('offline: the chip, then the frozen picture, and the heart rate goes on', async () => {
      await page.context().setOffline(true);
      await expect(page.getByTestId('reconnecting')).toContainText('Keep going. You are offline.', { timeout: 60_000 });
      await expect(page.getByTestId('quality')).toHaveText('Offline');
      await expect(page.getByTestId('own-bpm')).toHaveText('150');
      const picture = page.getByTestId('stage-video');
      expect(await picture.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
      await expectAccessible(page);
      await page.setViewportSize(PHONE);
      await expectAccessible(page);
      await page.setViewportSize(DESKTOP);
      await page.context().setOffline(false);
      await expect(page.getByTestId('reconnecting')).toBeHidden({ timeout: 60_000 });
      await expect(page.locator('.stage-video')).toHaveAttribute('data-video', 'playing', { timeout: 60_000 });
    });

    await test.step('a network that swallows everything without a word is told in time', async () => {
      // Nothing closes and nothing answers, as when a packet filter drops all. The room's own pings take 6 s.
      process.kill(stage.pulseroom.pid, 'SIGSTOP');
      try {
        await expect(page.getByTestId('reconnecting')).toContainText('Keep going. Reconnecting.', {
          timeout: SILENCE_TOLD_WITHIN_MS,
        });
        await expect(page.getByTestId('quality')).toHaveText(/^Reconnecting \d+ s$/);
        await expect(page.getByTestId('own-bpm')).toHaveText('150');
        const picture = page.getByTestId('stage-video');
        expect(await picture.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
      } finally {
        process.kill(stage.pulseroom.pid, 'SIGCONT');
      }
      await expect(page.getByTestId('reconnecting')).toBeHidden({ timeout: 60_000 });
      await expect(page.getByTestId('quality')).not.toContainText('Reconnecting', { timeout: 60_000 });
      await expect(page.locator('.stage-video')).toHaveAttribute('data-video', 'playing', { timeout: 60_000 });
    });

    await test.step('a page that is loaded anew has the own heart rate so far', async () => {
      await expect(page.locator('.timeline-trace')).toHaveAttribute('d', LINE);
      beats.stop();
      strap.inRange = false;
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.getByTestId('join-button').click();
      await expect(page.getByTestId('leave-button')).toBeVisible();
      // No strap says anything: what is drawn was stored.
      await expect(page.locator('.timeline-trace')).toHaveAttribute('d', LINE);
    });

    await test.step('the instructor is not there: who, and that nothing is to be done', async () => {
      owner.once('dialog', (dialog) => void dialog.accept());
      await owner.goto('/schedule');
      await expect(page.getByText('Olive is not in the room right now')).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('leaving asks', async () => {
      await page.getByTestId('leave-button').click();
      await expectAccessible(page);
      await page.getByTestId('confirm-leave').click();
      await expect(page).toHaveURL(new RegExp(`${classPath}$`));
    });
  } finally {
    beats.stop();
  }
});

test('a network that lets no video through (candidates taken away by script): try again, or go on with sound and heart rate', async () => {
  const classPath = await planClass(owner, 'No ports');
  const coach = await joinAsCoach(url, { classPath });
  const page = await openPage();
  await page.addInitScript(() => {
    type SetRemote = (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>;
    const { prototype } = RTCPeerConnection as unknown as { prototype: { setRemoteDescription: SetRemote } };
    const setRemote = prototype.setRemoteDescription;
    prototype.setRemoteDescription = function ({ type, sdp = '' }) {
      // 192.0.2.1 is nobody: TEST-NET-1 of RFC 5737.
      return setRemote.call(this, { type, sdp: sdp.replaceAll(/(a=candidate:\S+ \d \S+ \d+) \S+/g, '$1 192.0.2.1') });
    };
  });
  await comeToTheDoor(page, classPath, 2);
  await joinClass(page);
  await expect(page.getByTestId('video-failure')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByTestId('quality')).toHaveText('No video');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Join with audio and heart rate' }).click();
  await expect(page.getByTestId('audio-only')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Turn video on' }).click();
  await expect(page.getByTestId('audio-only')).toBeHidden();
  coach.close();
});

/** A headless browser hides no tab: the page is told so instead. */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    isHidden ? 'hidden' : 'visible',
  );
}

async function instructorFrames(page: Page): Promise<number> {
  return Object.values(await framesDecoded(page))[0] ?? 0;
}

function beat(strap: HeartRateStrap): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setInterval(() => strap.notifyHeartRate(Uint8Array.of(0x06, 150)), 500);
  };
  start();
  return { start, stop: () => clearInterval(timer) };
}
