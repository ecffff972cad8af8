import type { Browser, BrowserContext, Cookie } from '@playwright/test';
import type { Person } from '#tests/builders/person.ts';
import { FakeBluez } from '#tests/fakes/bluez/fake-bluez.ts';
import { openLetterBox } from '#tests/fakes/letter-box.ts';
import { launchBrowser } from '#tests/harness/browser.ts';
import { type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { signIn } from '#tests/harness/signed-in-page.ts';
import { createLiveClass, type LiveClass } from './live-class.ts';
import { type Northlight, northlight } from './northlight.ts';
import { SIZES, type Size } from './scene.ts';

/** Who looks: somebody who takes part, who leads, who leads another class, who owns the studio, somebody without an account. */
export type Who = 'ines' | 'mara' | 'sara' | 'astrid' | 'stranger';

const LOCALE = 'en-GB';

/** What pictures are taken of: a server with a studio's life, and a browser whose straps are emulated. */
export type ScreenStage = {
  pulseroom: PulseroomProcess;
  studio: Northlight;
  bluez: FakeBluez;
  browser: Browser;
  openContext(who: Who | Person, size: Size): Promise<BrowserContext>;
  /** A class with people in it, going on from the first time it is asked for. */
  liveClass(): Promise<LiveClass>;
  /** Another server, which nobody set up yet: it is open to the network and sends mail. Started once. */
  newServer(): Promise<PulseroomProcess>;
  close(): Promise<void>;
};

export async function openScreenStage(): Promise<ScreenStage> {
  const bluez = await FakeBluez.start();
  const pulseroom = await startPulseroom();
  const browser = await launchBrowser({ bluetoothAddress: bluez.address, language: LOCALE });
  const { url } = await pulseroom.ready();
  const studio = await northlight(pulseroom);
  let live: Promise<LiveClass> | null = null;
  let unused: Promise<UnusedServer> | null = null;

  /** Everybody signs in once: so many sign-ins as there are pictures would be taken for guessing. */
  const logins = new Map<string, Promise<Cookie[]>>();
  function loginOf(person: Person): Promise<Cookie[]> {
    const known = logins.get(person.email);
    if (known !== undefined) return known;
    const login = cookiesOf(browser, { url, person });
    logins.set(person.email, login);
    return login;
  }

  const stage: ScreenStage = {
    pulseroom,
    studio,
    bluez,
    browser,
    async openContext(who, size) {
      const context = await browser.newContext({
        baseURL: url,
        viewport: SIZES[size],
        locale: LOCALE,
        timezoneId: 'Europe/Lisbon',
        // Skeletons stand still, so that two pictures of them are the same.
        reducedMotion: 'reduce',
      });
      const person = typeof who === 'object' ? who : who === 'stranger' ? null : studio[who];
      if (person !== null) await context.addCookies(await loginOf(person));
      return context;
    },
    liveClass() {
      live ??= createLiveClass(stage);
      return live;
    },
    async newServer() {
      unused ??= startUnusedServer();
      return (await unused).pulseroom;
    },
    async close() {
      await (await unused?.catch(() => null))?.close();
      await (await live?.catch(() => null))?.close();
      await studio.studio.close();
      await browser.close();
      await pulseroom.dispose();
      await bluez.close();
    },
  };
  return stage;
}

type UnusedServer = { pulseroom: PulseroomProcess; close(): Promise<void> };

async function startUnusedServer(): Promise<UnusedServer> {
  const letterBox = await openLetterBox();
  const pulseroom = await startPulseroom({ settings: { HOST: '0.0.0.0', SMTP_URL: letterBox.url } });
  await pulseroom.ready();
  return {
    pulseroom,
    async close() {
      await pulseroom.dispose();
      await letterBox.close();
    },
  };
}

async function cookiesOf(browser: Browser, who: { url: string; person: Person }): Promise<Cookie[]> {
  const context = await browser.newContext();
  await signIn(context, who);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}
