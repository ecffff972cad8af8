import { expect, type Locator, type Page } from '@playwright/test';
import { aPerson } from '#tests/builders/person.ts';
import type { BluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { signUpForClass } from './studio.ts';

declare global {
  interface Window {
    /** What the page really decodes, see app/features/live/room/room-stats.ts. */
    __pulseroomStats?: () => Promise<{ tiles: { displayName: string; framesDecoded: number }[] }>;
  }
}

export type AudienceChoice = 'nobody' | 'instructor' | 'class';

/** Picks a strap in the green room and waits until the page listens to it. */
export async function pairStrap(page: Page, chooser: BluetoothChooser, strapName: string): Promise<void> {
  chooser.willPick(strapName);
  await page.getByTestId('pair-strap').click();
  await expect(page.getByText(strapName)).toBeVisible();
}

export async function chooseAudience(page: Page, audience: AudienceChoice): Promise<void> {
  const choice = page.locator(`input[name="audience"][value="${audience}"]`);
  // The label is what people click; the input itself may be drawn over.
  await choice.check({ force: true });
  await expect(choice).toBeChecked();
}

/** The tile of somebody else, with video and heart rate. */
export function tileOf(page: Page, name: string): Locator {
  return page.locator(`[data-testid="tile"][data-participant-name="${name}"]`);
}

export function tileBpm(page: Page, name: string): Locator {
  return tileOf(page, name).getByTestId('tile-bpm');
}

/** How many frames of each remote video this page has decoded so far, by name. */
export async function framesDecoded(page: Page): Promise<Record<string, number>> {
  return await page.evaluate(async () => {
    const { tiles } = (await window.__pulseroomStats?.()) ?? { tiles: [] };
    return Object.fromEntries(tiles.map(({ displayName, framesDecoded: frames }) => [displayName, frames]));
  });
}

/** Waits until each of these people's video has moved on since now. */
export async function expectVideoToMove(page: Page, names: readonly string[]): Promise<void> {
  const before = await framesDecoded(page);
  for (const name of names) {
    await expect
      .poll(async () => (await framesDecoded(page))[name] ?? 0, { message: `frames of ${name}`, timeout: 30_000 })
      .toBeGreaterThan((before[name] ?? 0) + 5);
  }
}

/** Opens the chat if another panel is in its place. */
export async function openChat(page: Page): Promise<void> {
  if (!(await page.getByTestId('chat-input').isVisible())) await page.getByTestId('chat-button').click();
  await expect(page.getByTestId('chat-input')).toBeVisible();
}

export async function say(page: Page, text: string): Promise<void> {
  const input = page.getByTestId('chat-input');
  await input.fill(text);
  await input.press('Enter');
}

export async function endClass(page: Page): Promise<void> {
  await page.getByTestId('end-class-button').click();
  await page.getByTestId('confirm-end-class').click();
}

/** Somebody new in the green room of the class. `number` tells them from the others of the test. */
export async function comeToTheDoor(page: Page, classPath: string, number: number): Promise<void> {
  const person = aPerson({ name: `Ana Alves${number}`, email: `ana${number}@people.example` });
  await signUpForClass(page, classPath, person);
  await page.goto(`${classPath}/live`);
  await expect(page.getByTestId('join-button')).toBeVisible();
}

export async function joinClass(page: Page): Promise<void> {
  await page.getByTestId('join-button').click();
  await expect(page.getByTestId('leave-button')).toBeVisible();
}
