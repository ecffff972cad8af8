import { expect, type Page } from '@playwright/test';
import type { Scene } from '../scene.ts';
import { at, inKorean } from './at.ts';

async function asTables(page: Page): Promise<Page> {
  for (const button of await page.locator('.view-as').all()) await button.click();
  await expect(page.locator('table').first()).toBeVisible();
  // Where it was clicked, the last button would be drawn as touched.
  await page.mouse.move(0, 0);
  return page;
}

/** What is left of a class. */
export const RESULT_SCENES: readonly Scene[] = [
  {
    name: 'summary',
    title: 'Summary: a finding, the numbers, the trace by zone',
    isWholePage: true,
    show: async ({ studio }, { open }) => at(await open('ines'), `/classes/${studio.threshold}/summary`),
  },
  {
    name: 'summary-korean',
    title: 'The same in Korean',
    isWholePage: true,
    show: async (stage, { open }) =>
      at(await inKorean(stage, await open('ines')), `/classes/${stage.studio.threshold}/summary`),
  },
  {
    name: 'summary-table',
    title: 'A summary’s charts as tables',
    isWholePage: true,
    show: async ({ studio }, { open }) =>
      asTables(await at(await open('ines'), `/classes/${studio.threshold}/summary`)),
  },
  {
    name: 'summary-computing',
    title: 'A summary that is being computed',
    async show({ studio }, { open }) {
      const sessionId = await studio.addComputing();
      const page = await open('ines');
      await page.goto(`/classes/${sessionId}/summary`);
      await expect(page.locator('.skeleton').first()).toBeVisible();
      return page;
    },
  },
  {
    name: 'summary-error',
    title: 'A summary that could not be computed: the data are safe',
    show: async ({ studio }, { open }) => at(await open('ines'), `/classes/${studio.failed}/summary`),
  },
  {
    name: 'summary-empty',
    title: 'A class without a strap',
    show: async ({ studio }, { open }) => at(await open('ines'), `/classes/${studio.noStrap}/summary`),
  },
  {
    name: 'summary-offline',
    title: 'A summary without a connection',
    async show({ studio }, { open }) {
      const page = await at(await open('ines'), `/classes/${studio.threshold}/summary`);
      await page.context().setOffline(true);
      await expect(page.locator('.offline-note')).toBeVisible();
      return page;
    },
  },
  {
    name: 'report',
    title: 'Class report: who shared, for the instructor',
    isWholePage: true,
    show: async ({ studio }, { open }) => at(await open('mara'), `/classes/${studio.threshold}/report`),
  },
  {
    name: 'report-table',
    title: 'The report in numbers',
    sizes: ['desktop'],
    show: async ({ studio }, { open }) => asTables(await at(await open('mara'), `/classes/${studio.threshold}/report`)),
  },
];
