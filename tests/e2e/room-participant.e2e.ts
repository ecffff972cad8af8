import { expect, type Locator, type Page, test } from '@playwright/test';
import type { ParticipantId } from '#core/ids.ts';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import type { RoomClient } from '#tests/integration/room-client.ts';
import { type Classmate, joinAsClassmate, joinAsCoach } from './screens/classmates.ts';
import { comeToTheDoor, joinClass } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass } from './screens/studio.ts';

const PHONE = { width: 390, height: 844 };
const PHONE_ON_ITS_SIDE = { width: 844, height: 390 };
const DESKTOP = { width: 1440, height: 900 };

let stage: Stage;
let url: string;
let classPath: string;
let coach: RoomClient;
let mates: Classmate[];
let page: Page;
let ownId: ParticipantId;

test.beforeAll(async () => {
  stage = await openStage();
  ({ url } = await stage.pulseroom.ready());
  const owner = await openPage();
  await makeOwner(owner, await stage.pulseroom.firstRunLink());
  classPath = await planClass(owner, 'Threshold');
  coach = await joinAsCoach(url, { classPath });
  mates = [];
  for (const letter of 'ABCDEFGHIJKL') mates.push(await joinAsClassmate(url, { name: `${letter} Mate`, classPath }));
  page = await openPage();
  await page.addInitScript(() => {
    const frequencies: number[] = [];
    Object.assign(window, { playedHz: frequencies });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      frequencies.push(this.frequency.value);
      start.call(this, when);
    };
  });
  await comeToTheDoor(page, classPath, 1);
  await joinClass(page);
  const joined = await Promise.all([...mates, page].map(() => coach.next('participantJoined')));
  ownId = joined.at(-1)!.participant.participantId;
  await owner.close();
});
test.afterAll(async () => {
  for (const mate of mates ?? []) mate.leave();
  coach?.close();
  await stage?.close();
});

async function openPage(): Promise<Page> {
  const context = await stage.browser.newContext({ baseURL: url, viewport: DESKTOP });
  return context.newPage();
}

const playedHz = () => page.evaluate(() => (window as unknown as { playedHz: number[] }).playedHz);

test('a cue takes the place of the strip for six seconds, never that of the picture, and is heard and said', async () => {
  await coach.ask('sendCue', { to: 'class', cue: { kind: 'push' }, isHeld: false });
  await expect(banner(page)).toHaveText(/Push.*Olive/);
  await expect(page.locator('.strip')).toHaveCount(0);
  await expectApart(banner(page), page.locator('.room-stage'));
  await expect(said(page)).toHaveText(/Olive: Push/);
  const [low, high] = await playedHz();
  expect(high!).toBeGreaterThan(low!);
  await expectAccessible(page);
  await expect(banner(page)).toBeHidden();
  await expect(page.locator('.strip')).toBeVisible();
});

test('another language, chosen in the settings, changes the words of the room and nothing else', async () => {
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  await page.getByTestId('settings-button').click();
  await page.getByRole('group', { name: 'Language' }).getByRole('button', { name: '한국어' }).click();
  const sheet = page.getByRole('dialog', { name: '설정' });
  await expect(sheet).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expectAccessible(page);
  // For the pages to come.
  const chosen = async () => (await page.context().cookies()).find(({ name }) => name === 'pulseroom-locale')?.value;
  await expect.poll(chosen).toBe('ko');
  await sheet.getByRole('button', { name: '완료' }).click();
  await expect(page.getByTestId('leave-button')).toContainText('나가기');
  await coach.ask('sendCue', { to: 'class', cue: { kind: 'hold' }, isHeld: false });
  await expect(banner(page)).toContainText('유지');

  await page.getByTestId('settings-button').click();
  await page.getByRole('group', { name: '언어' }).getByRole('button', { name: 'English' }).click();
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Done' }).click();
  await expect.poll(chosen).toBe('en');
  await expect(banner(page)).toBeHidden();
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
});

test('a nudge is marked "For you"; a held cue comes back after it and goes when the coach clears it', async () => {
  await coach.ask('sendCue', {
    to: 'class',
    cue: { kind: 'text', text: 'Shoulders down. One more minute.' },
    isHeld: true,
  });
  await expect(banner(page)).toContainText('Shoulders down. One more minute.');
  for (const size of [PHONE, PHONE_ON_ITS_SIDE, DESKTOP]) {
    await page.setViewportSize(size);
    await expect(banner(page)).toBeInViewport({ ratio: 1 });
    await expectApart(banner(page), page.locator('.room-stage'));
    await expectAccessible(page);
  }
  await coach.ask('sendCue', { to: ownId, cue: { kind: 'ease' }, isHeld: false });
  await expect(banner(page)).toHaveText(/Ease.*For you.*Olive/);
  await expect(said(page)).toHaveText(/Olive, for you: Ease/);
  await expect(banner(page)).toContainText('Shoulders down.');
  await coach.ask('clearCue', {});
  await expect(banner(page)).toBeHidden();
});

test('R raises the hand, everybody sees it, and the coach lowers it', async () => {
  await page.keyboard.press('r');
  const raised = await coach.next('handChanged');
  expect(raised).toMatchObject({ participantId: ownId, isHandRaised: true });
  await expect(page.getByTestId('hand-button')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.tile.me').getByTestId('tile-hand')).toBeVisible();
  await coach.ask('lowerHand', { participantId: ownId });
  await expect(page.getByTestId('hand-button')).toHaveAttribute('aria-pressed', 'false');
  await mates[0]!.room.ask('setHand', { isRaised: true });
  await expect(page.locator('[data-participant-name="A Mate"]').getByTestId('tile-hand')).toBeVisible();
});

test('pages of people turn by key, by the count and by swipe; the order is never that of who speaks', async () => {
  expect(await tileNames(page)).toEqual(['You', 'A', 'B', 'C', 'D']);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tileNames(page)).toEqual(['You', 'E', 'F', 'G', 'H']);
  await page.getByTestId('next-people').click();
  await expect.poll(() => tileNames(page)).toEqual(['You', 'I', 'J', 'K', 'L']);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tileNames(page)).toEqual(['You', 'A', 'B', 'C', 'D']);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => tileNames(page)).toEqual(['You', 'I', 'J', 'K', 'L']);
  await swipe(page, { dx: -120 });
  await expect.poll(() => tileNames(page)).toEqual(['You', 'A', 'B', 'C', 'D']);
});

test('who is pinned stays on every page, and after a reload', async () => {
  await page.getByRole('button', { name: 'Keep C Mate on the strip' }).click();
  await expect.poll(() => tileNames(page)).toEqual(['You', 'C', 'A', 'B', 'D']);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tileNames(page)).toEqual(['You', 'C', 'E', 'F', 'G']);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await joinClass(page);
  await expect.poll(() => tileNames(page)).toEqual(['You', 'C', 'A', 'B', 'D']);
  await page.getByRole('button', { name: 'Keep C Mate on the strip' }).click();
  await expect.poll(() => tileNames(page)).toEqual(['You', 'A', 'B', 'C', 'D']);
});

test('keys do nothing while somebody types, can be changed, and can be switched off', async () => {
  const mute = page.getByTestId('mute-button');
  await expect(mute).toHaveAttribute('aria-pressed', 'false');
  await page.getByTestId('chat-input').fill('');
  await page.getByTestId('chat-input').pressSequentially('mmm rrr');
  await expect(mute).toHaveAttribute('aria-pressed', 'false');
  await page.getByTestId('chat-input').fill('');
  await page.getByTestId('chat-input').blur();

  await page.keyboard.press('m');
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('urgent-announcements')).toHaveText('You are unmuted.');
  await page.keyboard.press('m');
  await expect(mute).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.down('Space');
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.up('Space');
  await expect(mute).toHaveAttribute('aria-pressed', 'false');

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Settings' });
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Microphone on or off: M. Change' }).click();
  await page.keyboard.press('v');
  await expect(sheet.getByText('V is taken: Camera on or off. Press another key.')).toBeVisible();
  await page.keyboard.press('x');
  await expect(sheet.getByRole('button', { name: 'Microphone on or off: X. Change' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('m');
  await expect(mute).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('x');
  await expect(mute).toHaveAttribute('aria-pressed', 'true');

  await page.getByTestId('settings-button').click();
  await sheet.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await sheet.getByRole('button', { name: 'Reset all keys' }).click();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('m');
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  // Escape types nothing and is not switched off.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Leave the class?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
});

test('nothing is cut off at 200 % and 400 % zoom, or with wide text spacing', async () => {
  // A screen of 1280 by 1024 at 200 % and 400 % has so many CSS pixels.
  for (const size of [{ width: 640, height: 512 }, { width: 320, height: 256 }, PHONE]) {
    await page.setViewportSize(size);
    await expect.poll(() => cutOff(page)).toEqual([]);
  }
  await page.setViewportSize(PHONE);
  // WCAG 1.4.12
  await page.evaluate(() => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }');
    document.adoptedStyleSheets.push(spacing);
  });
  await expect.poll(() => cutOff(page)).toEqual([]);
  await page.setViewportSize(DESKTOP);
  await expect.poll(() => cutOff(page)).toEqual([]);
});

const tileNames = (page: Page) => page.locator('.strip .tile-name').allTextContents();
const banner = (page: Page) => page.getByTestId('cue-banner');
const said = (page: Page) => page.getByTestId('announcements');

async function expectApart(a: Locator, b: Locator): Promise<void> {
  const [first, second] = [(await a.boundingBox())!, (await b.boundingBox())!];
  const isApart =
    first.x + first.width <= second.x ||
    second.x + second.width <= first.x ||
    first.y + first.height <= second.y ||
    second.y + second.height <= first.y;
  expect(isApart, 'nothing lies over the other').toBe(true);
}

/** Parts of the room that lie outside of what can be scrolled to, or that make the page scroll sideways. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const room = document.querySelector('.room')!.getBoundingClientRect();
    const parts = [
      ...document.querySelectorAll<HTMLElement>('.room-stage, .hr, .hr-bpm, .hr-consent, .class-clock, .strip'),
    ];
    const seen = parts.filter(({ offsetParent }) => offsetParent !== null);
    const outside = seen.filter((part) => {
      const { left, right, bottom } = part.getBoundingClientRect();
      return left < 0 || right > innerWidth + 1 || bottom > room.bottom + 1 || bottom + scrollY > scrollHeight + 1;
    });
    const names = outside.map(({ className }) => className);
    return scrollWidth > innerWidth ? [...names, 'scrolls sideways'] : names;
  });
}

async function swipe(page: Page, { dx }: { dx: number }): Promise<void> {
  const box = (await page.locator('.strip').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.locator('.strip').evaluate(
    (strip, at) => {
      const finger = { pointerId: 7, pointerType: 'touch', bubbles: true };
      strip.dispatchEvent(new PointerEvent('pointerdown', { ...finger, clientX: at.x, clientY: at.y }));
      strip.dispatchEvent(new PointerEvent('pointerup', { ...finger, clientX: at.x + at.dx, clientY: at.y }));
    },
    { x, y, dx },
  );
}
