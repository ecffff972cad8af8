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
    name: 'first-run-email',
    title: 'The first run: a mail server, tried before it is saved',
    show: async (_stage, { open }) => at(await open('astrid'), '/setup/email'),
  },
];
