import { expect, type Page } from '@playwright/test';
import { type Scene, SIZES, type Size } from '../scene.ts';
import type { ScreenStage } from '../screen-stage.ts';

const BPM = /^\d{2,3}$/;
const IN_CLASS: readonly Size[] = ['desktop', 'phone', 'landscape'];
/** A strap counts as lost after 20 s; then the list has to settle. */
const SETTLED_WITHIN_MS = 90_000;

/** Somebody with a face and a strap in the room. */
async function inClass(stage: ScreenStage, page: Page) {
  const live = await stage.liveClass();
  await live.wearFace(page.context());
  await page.goto(`${live.path}/live`);
  const strap = await live.wearStrap(page, { seed: 21, restBpm: 128, targetBpm: 148 });
  await live.join(page);
  await expect(page.getByTestId('own-bpm')).toHaveText(BPM, { timeout: 20_000 });
  return { page, strap };
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
    name: 'room-participant',
    title: 'In class, as somebody who takes part',
    sizes: IN_CLASS,
    async show(stage, { open, size }) {
      const { page } = await inClass(stage, await open('ines'));
      await expect(page.getByTestId('stage-video')).toBeVisible();
      // On phones they lie over the room for the first seconds.
      await expect(page.locator('.room')).toHaveAttribute('data-controls', 'false');
      // A phone on its side has no room for the others.
      if (size !== 'landscape') await expect(page.locator('.tile video').nth(2)).toBeVisible({ timeout: 20_000 });
      await page.waitForFunction(() => [...document.querySelectorAll('video')].every((video) => video.videoWidth > 0));
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
      const { instructorPage: page } = await stage.liveClass();
      await page.setViewportSize(SIZES[size]);
      for (const reason of ['near-maximum', 'hand', 'strap-lost']) {
        const card = page.locator(`[data-kind="card"][data-needs="${reason}"]`);
        await expect(card).toBeVisible({ timeout: SETTLED_WITHIN_MS });
      }
      return page;
    },
  },
];
