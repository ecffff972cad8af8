import { expect } from '@playwright/test';
import { type Scene, SIZES } from '../scene.ts';

const BPM = /^\d{2,3}$/;

/** Before and in a live class. */
export const LIVE_SCENES: readonly Scene[] = [
  {
    name: 'green-room',
    title: 'Green room: camera, strap, who sees the heart rate',
    async show(stage, { open }) {
      const live = await stage.liveClass();
      const page = await open('ines');
      await page.goto(`${live.path}/live`);
      await live.wearStrap(page, { seed: 21, restBpm: 92, targetBpm: 96 });
      await expect(page.getByTestId('green-room-bpm')).toHaveText(BPM, { timeout: 20_000 });
      return page;
    },
  },
  {
    name: 'room-participant',
    title: 'In class, as somebody who takes part',
    async show(stage, { open }) {
      const live = await stage.liveClass();
      const page = await open('ines');
      await page.goto(`${live.path}/live`);
      await live.wearStrap(page, { seed: 21, restBpm: 128, targetBpm: 148 });
      await live.join(page);
      await expect(page.getByTestId('own-bpm')).toHaveText(BPM, { timeout: 20_000 });
      await expect(page.locator('video').first()).toBeVisible();
      return page;
    },
  },
  {
    name: 'room-instructor',
    title: 'In class, as its instructor',
    async show(stage, { size }) {
      const { instructorPage: page } = await stage.liveClass();
      await page.setViewportSize(SIZES[size]);
      await expect(page.getByTestId('tile-bpm').first()).toHaveText(BPM, { timeout: 20_000 });
      return page;
    },
  },
];
