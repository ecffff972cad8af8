import { expect, type Page } from '@playwright/test';
import { SARAS_LOOK } from '../class-people.ts';
import { type Scene, SIZES, type Size } from '../scene.ts';
import type { ScreenStage } from '../screen-stage.ts';
import { inKorean } from './at.ts';

const BPM = /^\d{2,3}$/;
const IN_CLASS: readonly Size[] = ['desktop', 'phone', 'landscape'];
/** A strap counts as lost after 20 s; then the list has to settle. */
const SETTLED_WITHIN_MS = 90_000;

/** Characters of the path of a heart rate over some minutes. */
const LONG_TRACE = 1000;

/** Somebody with a face and a strap in the room. */
async function inClass(stage: ScreenStage, page: Page) {
  const live = await stage.liveClass();
  await live.wearFace(page.context());
  await page.goto(`${live.path}/live`);
  const strap = await live.wearStrap(page, { seed: 21, restBpm: 148, targetBpm: 162 });
  await live.join(page);
  await expect(page.getByTestId('own-bpm')).toHaveText(BPM, { timeout: 20_000 });
  return { page, strap };
}

/** Waits until the instructor and everybody on the screen can be seen. */
async function withPictures(page: Page): Promise<Page> {
  await expect(page.locator('.stage-video')).toHaveAttribute('data-video', 'playing', { timeout: 30_000 });
  await page.waitForFunction(() => [...document.querySelectorAll('video')].every((video) => video.videoWidth > 0));
  // On phones they lie over the room for the first seconds.
  await expect(page.locator('.room')).toHaveAttribute('data-controls', 'false');
  // Where there is a timeline: with the class so far, not only since this page opened.
  await page.waitForFunction((length) => {
    const trace = document.querySelector('.timeline-trace');
    return trace === null || (trace.getAttribute('d') ?? '').length > length;
  }, LONG_TRACE);
  return page;
}

/** The room of whoever leads, with nothing open in it. */
async function leading(stage: ScreenStage, size: Size): Promise<Page> {
  const { instructorPage: page } = await stage.liveClass();
  // Without a dialog the key would ask whether to leave.
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.setViewportSize(SIZES[size]);
  await expect(page.locator('[data-kind="card"][data-needs="hand"]')).toBeVisible({ timeout: SETTLED_WITHIN_MS });
  return page;
}

/** Before and in a live class. */
export const LIVE_SCENES: readonly Scene[] = [
  {
    name: 'green-room',
    title: 'Green room: camera, strap, who sees the heart rate',
    async show(stage, { open }) {
      const live = await stage.liveClass();
      const page = await open('ines');
      await live.wearFace(page.context());
      await page.goto(`${live.path}/live`);
      await live.wearStrap(page, { seed: 21, restBpm: 92, targetBpm: 96 });
      await expect(page.getByTestId('green-room-bpm')).toHaveText(BPM, { timeout: 20_000 });
      return page;
    },
  },
  {
    name: 'green-room-without-bluetooth',
    title: 'Green room in a browser that has no Web Bluetooth: what to do instead',
    async show(stage, { open }) {
      const live = await stage.liveClass();
      const page = await open('ines');
      await live.wearFace(page.context());
      await page.addInitScript(() => {
        delete (Navigator.prototype as { bluetooth?: unknown }).bluetooth;
      });
      await page.goto(`${live.path}/live`);
      await page.getByTestId('pair-strap').click();
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      return page;
    },
  },
  {
    name: 'green-room-camera-blocked',
    title: 'Green room with camera and microphone blocked: the class can be joined all the same',
    async show(stage, { open }) {
      const live = await stage.liveClass();
      const page = await open('ines');
      await page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = () =>
          Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
      });
      await page.goto(`${live.path}/live`);
      await expect(page.getByTestId('camera-problem')).toBeVisible();
      await expect(page.getByTestId('microphone-check-problem')).toBeVisible();
      return page;
    },
  },
  {
    name: 'room-participant',
    title: 'In class, as somebody who takes part',
    sizes: IN_CLASS,
    async show(stage, { open, size }) {
      const { page } = await inClass(stage, await open('ines'));
      // A phone on its side has no room for the others.
      if (size !== 'landscape') await expect(page.locator('.tile video').nth(2)).toBeVisible({ timeout: 60_000 });
      return withPictures(page);
    },
  },
  {
    name: 'room-korean',
    title: 'The same in Korean',
    async show(stage, { open }) {
      const { page } = await inClass(stage, await inKorean(stage, await open('ines')));
      return withPictures(page);
    },
  },
  {
    name: 'room-cue',
    title: 'What the instructor says, for a moment in the place of the others',
    async show(stage, { open }) {
      const instructorPage = await leading(stage, 'desktop');
      const { page } = await inClass(stage, await open('ines'));
      await withPictures(page);
      // Kept until the scene is over: axe takes longer than a cue.
      const keep = instructorPage.getByRole('button', { name: /^Keep/ });
      await keep.click();
      await instructorPage.keyboard.press('1');
      page.context().once(
        'close',
        () =>
          void instructorPage
            .getByTestId('clear-cue')
            .click()
            .then(() => keep.click()),
      );
      await expect(page.getByTestId('cue-banner')).toBeVisible();
      return page;
    },
  },
  {
    name: 'room-settings',
    title: 'Settings of the room, its language among them',
    async show(stage, { open }) {
      const { page } = await inClass(stage, await open('ines'));
      await page.getByTestId('settings-button').click();
      await expect(page.getByTestId('room-settings')).toBeVisible();
      return page;
    },
  },
  {
    name: 'room-strap-lost',
    title: 'A strap that is lost: no number, and for how long',
    async show(stage, { open }) {
      const { page, strap } = await inClass(stage, await open('ines'));
      strap.inRange = false;
      strap.disconnect();
      await expect(page.getByTestId('strap-lost')).toBeVisible({ timeout: 30_000 });
      return page;
    },
  },
  {
    name: 'room-reconnecting',
    title: 'A connection that is lost: the class goes on',
    async show(stage, { open }) {
      const { page } = await inClass(stage, await open('ines'));
      // The last picture that came stays.
      await withPictures(page);
      await page.context().setOffline(true);
      await expect(page.getByTestId('reconnecting')).toBeVisible({ timeout: 60_000 });
      return page;
    },
  },
  {
    name: 'room-instructor',
    title: 'In class, as its instructor',
    sizes: IN_CLASS,
    async show(stage, { size }) {
      const page = await leading(stage, size);
      for (const reason of ['near-maximum', 'strap-lost']) {
        const card = page.locator(`[data-kind="card"][data-needs="${reason}"]`);
        await expect(card).toBeVisible({ timeout: SETTLED_WITHIN_MS });
      }
      return page;
    },
  },
  {
    name: 'room-instructor-nudge',
    title: 'A private word to one person',
    sizes: ['desktop'],
    async show(stage, { size }) {
      const page = await leading(stage, size);
      await page.getByRole('button', { name: 'Private nudge to Jonas Weber' }).click();
      await expect(page.getByTestId('cue-input')).toBeVisible();
      return page;
    },
  },
  {
    name: 'room-instructor-heat',
    title: 'Who was in which zone when',
    sizes: ['desktop'],
    async show(stage, { size }) {
      const page = await leading(stage, size);
      await page.getByTestId('heat-button').click();
      await expect(page.locator('.heat-rows')).toBeVisible();
      return page;
    },
  },
  {
    name: 'room-instructor-empty',
    title: 'A class that nobody has joined yet',
    async show(stage, { open }) {
      const page = await open('sara');
      await (await stage.liveClass()).wearFace(page.context(), SARAS_LOOK);
      await page.goto(`/classes/${stage.studio.live}/live`);
      await page.getByTestId('join-button').click();
      await expect(page.getByText('Nobody is here yet').first()).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText('Paused while the connection is away')).toBeHidden({ timeout: 30_000 });
      await page.waitForFunction(() => [...document.querySelectorAll('video')].every((video) => video.videoWidth > 0));
      return page;
    },
  },
];
