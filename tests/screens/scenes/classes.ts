import { expect } from '@playwright/test';
import type { Scene } from '../scene.ts';
import { at } from './at.ts';

/** Planning and finding classes. */
export const CLASS_SCENES: readonly Scene[] = [
  {
    name: 'schedule',
    title: 'Schedule: a week, its classes, the one that is live',
    show: async (_stage, { open }) => at(await open('ines'), '/schedule'),
  },
  {
    name: 'schedule-offline',
    title: 'Schedule without a connection: the page stays, buttons wait',
    async show(_stage, { open }) {
      const page = await at(await open('ines'), '/schedule');
      await page.context().setOffline(true);
      await expect(page.locator('.offline-note')).toBeVisible();
      return page;
    },
  },
  {
    name: 'class',
    title: 'A class that begins soon, for somebody who takes part',
    show: async ({ studio }, { open }) => at(await open('ines'), `/classes/${studio.soon}`),
  },
  {
    name: 'class-instructor',
    title: 'The same for its instructor',
    show: async ({ studio }, { open }) => at(await open('mara'), `/classes/${studio.soon}`),
  },
  {
    name: 'class-live',
    title: 'A class that is live',
    show: async ({ studio }, { open }) => at(await open('ines'), `/classes/${studio.live}`),
  },
  {
    name: 'class-ended',
    title: 'Somebody who comes too late: the class has ended',
    async show({ studio }, { open }) {
      const page = await at(await open('ines'), `/classes/${studio.threshold}/live`);
      await expect(page.getByTestId('class-ended')).toBeVisible();
      return page;
    },
  },
  {
    name: 'class-invitation',
    title: 'A class by its link, for somebody without an account',
    show: async ({ studio }, { open }) => at(await open('stranger'), `/classes/${studio.soon}`),
  },
  {
    name: 'class-new',
    title: 'Planning a class',
    show: async (_stage, { open }) => at(await open('mara'), '/classes/new'),
  },
  {
    name: 'past-classes',
    title: 'Past classes',
    show: async (_stage, { open }) => at(await open('ines'), '/past'),
  },
];
