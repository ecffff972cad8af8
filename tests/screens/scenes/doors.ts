import { expect, type Page } from '@playwright/test';
import { inUrl } from '#platform/host-address.ts';
import { thisMachine } from '#platform/machine.ts';
import { startPulseroom } from '#tests/harness/pulseroom-process.ts';
import type { Scene } from '../scene.ts';
import { at, inKorean } from './at.ts';

/** Waits until each check says how it went. */
async function checked(page: Page): Promise<Page> {
  await expect(page.locator('.check-row[data-tone="running"]')).toHaveCount(0, { timeout: 30_000 });
  return page;
}

/** Coming in, one's own account, and what an owner sets. */
export const DOOR_SCENES: readonly Scene[] = [
  {
    name: 'demo',
    title: 'The demo: a class that goes on, to lead or to join',
    isWholePage: true,
    async show(_stage, { open }) {
      const page = await open('stranger');
      const demo = await startPulseroom({ settings: { PULSEROOM_DEMO: '1' } });
      page.context().once('close', () => void demo.dispose());
      const { url } = await demo.ready();
      await page.goto(`${url}/demo`);
      await expect(page.getByText('The class is full')).toBeVisible({ timeout: 60_000 });
      return page;
    },
  },
  {
    name: 'sign-in',
    title: 'Signing in: passkey, password',
    show: async (_stage, { open }) => at(await open('stranger'), '/sign-in'),
  },
  {
    name: 'sign-in-korean',
    title: 'The same in Korean',
    sizes: ['phone'],
    show: async (stage, { open }) => at(await inKorean(stage, await open('stranger')), '/sign-in'),
  },
  {
    name: 'sign-in-link-sent',
    title: 'A link to sign in with is on its way',
    async show(stage, { open }) {
      const { ports } = await stage.newServer();
      const page = await at(await open('stranger'), `http://localhost:${ports.page}/sign-in`);
      await page.getByLabel('Email').fill('ines@people.example');
      await page.getByRole('button', { name: 'Send me a sign-in link' }).click();
      await expect(page.getByRole('status').filter({ hasText: 'ines@people.example' })).toBeVisible();
      return page;
    },
  },
  {
    name: 'forgot-password',
    title: 'A password that was forgotten',
    show: async (_stage, { open }) => at(await open('stranger'), '/forgot-password'),
  },
  {
    name: 'insecure-note',
    title: 'Signing in from another device, without encryption: what is missing, and what helps',
    async show(stage, { open }) {
      const [address] = thisMachine().addresses;
      if (address === undefined) throw new Error('this scene needs a machine with a network address');
      const { ports } = await stage.newServer();
      const page = await at(await open('stranger'), `http://${inUrl(address)}:${ports.page}/sign-in`);
      await expect(page.getByTestId('insecure-note')).toBeVisible();
      return page;
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
    show: async (_stage, { open }) => checked(await at(await open('ines'), '/check')),
  },
  {
    name: 'settings',
    title: 'Settings of the studio and of its server',
    show: async (_stage, { open }) => at(await open('astrid'), '/studio/settings'),
  },
  {
    name: 'outbox',
    title: 'Mail that a server without a mail server keeps for its owner to pass on',
    async show({ studio }, { open }) {
      const asking = await at(await open('stranger'), '/forgot-password');
      await asking.getByLabel('Email').fill(studio.ines.email);
      await asking.getByRole('button', { name: 'Send the link' }).click();
      await expect(asking.getByRole('status')).toBeVisible();
      const page = await at(await open('astrid'), '/admin/outbox');
      await expect(page.locator('.mails li').first()).toBeVisible();
      return page;
    },
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
    name: 'first-run',
    title: 'The first run, by the link that the server prints: account and studio',
    async show(stage, { open }) {
      const server = await stage.newServer();
      const { pathname } = new URL(await server.firstRunLink());
      const page = await at(await open('stranger'), `http://localhost:${server.ports.page}${pathname}`);
      await page.getByLabel('Your name').fill('Astrid Holm');
      await page.getByLabel('Email').fill('astrid@northlight.example');
      await page.getByLabel('Name of the studio').fill('Northlight');
      return page;
    },
  },
  {
    name: 'first-run-studio',
    title: 'The first run: the studio, come back to',
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
    show: async (_stage, { open }) => checked(await at(await open('astrid'), '/setup/network')),
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
