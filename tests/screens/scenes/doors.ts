import { expect, type Page } from '@playwright/test';
import type { Scene } from '../scene.ts';

async function at(page: Page, path: string): Promise<Page> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  return page;
}

/** Coming in, one's own account, and what an owner sets. */
export const DOOR_SCENES: readonly Scene[] = [
  {
    name: 'sign-in',
    title: 'Signing in: passkey, password',
    show: async (_stage, { open }) => at(await open('stranger'), '/sign-in'),
  },
  {
    name: 'sign-in-korean',
    title: 'The same in Korean',
    sizes: ['phone'],
    async show({ pulseroom }, { open }) {
      const page = await open('stranger');
      const { url } = await pulseroom.ready();
      await page.context().addCookies([{ name: 'pulseroom-locale', value: 'ko', url }]);
      return at(page, '/sign-in');
    },
  },
  {
    name: 'sign-up',
    title: 'An account for somebody who came by the link of a class',
    show: async ({ studio }, { open }) =>
      at(await open('stranger'), `/sign-up?next=${encodeURIComponent(`/classes/${studio.soon}`)}`),
  },
  {
    name: 'account',
    title: 'How one signs in: passkeys, password, signed-in devices',
    show: async (_stage, { open }) => at(await open('ines'), '/account'),
  },
  {
    name: 'profile',
    title: 'Profile: what zones and calories are computed from',
    show: async (_stage, { open }) => at(await open('ines'), '/profile'),
  },
  {
    name: 'check',
    title: 'A check of device and network',
    show: async (_stage, { open }) => at(await open('ines'), '/check'),
  },
  {
    name: 'settings',
    title: 'Settings of the studio and of its server',
    show: async (_stage, { open }) => at(await open('astrid'), '/studio/settings'),
  },
  {
    name: 'more',
    title: 'What the bar of a phone has no room for',
    sizes: ['phone'],
    async show(_stage, { open }) {
      const page = await at(await open('astrid'), '/schedule');
      await page.getByRole('button', { name: 'More' }).click();
      await expect(page.getByRole('link', { name: 'Outbox' })).toBeVisible();
      return page;
    },
  },
  {
    name: 'lan',
    title: 'Phones in this network, on a server that was not started for them',
    show: async (_stage, { open }) => at(await open('stranger'), '/lan'),
  },
  {
    name: 'not-found',
    title: 'An address that leads nowhere',
    show: async (_stage, { open }) => at(await open('stranger'), '/no/such/page'),
  },
  {
    name: 'first-run-studio',
    title: 'The first run: the studio',
    show: async (_stage, { open }) => at(await open('astrid'), '/setup/studio'),
  },
  {
    name: 'first-run-email',
    title: 'The first run: a mail server, tried before it is saved',
    show: async (_stage, { open }) => at(await open('astrid'), '/setup/email'),
  },
  {
    name: 'first-run-network',
    title: 'The first run: camera and network, tried from here',
    async show(_stage, { open }) {
      const page = await at(await open('astrid'), '/setup/network');
      await expect(page.locator('.check-row[data-tone="running"]')).toHaveCount(0, { timeout: 30_000 });
      return page;
    },
  },
  {
    name: 'first-run-options',
    title: 'The first run: what else can be set',
    show: async (_stage, { open }) => at(await open('astrid'), '/setup/options'),
  },
  {
    name: 'first-run-done',
    title: 'The first run: done',
    show: async (_stage, { open }) => at(await open('astrid'), '/setup/done'),
  },
];
