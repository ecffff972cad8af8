import { expect, type Locator, type Page } from '@playwright/test';

/** Each is on the screen as a whole, and none lies over another. */
export async function expectSideBySide(parts: Record<string, Locator>): Promise<void> {
  const boxes: { name: string; x: number; y: number; width: number; height: number }[] = [];
  for (const [name, part] of Object.entries(parts)) {
    await expect(part, name).toBeInViewport({ ratio: 0.999 });
    boxes.push({ name, ...(await part.boundingBox())! });
  }
  const covered = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => isOver(a, b))
      .map((b) => `${a.name} and ${b.name}`),
  );
  expect(covered, 'nothing lies over the other').toEqual([]);
}

type Box = { x: number; y: number; width: number; height: number };

/** A shared edge, with the rounding of boxes, is beside. */
function isOver(a: Box, b: Box): boolean {
  const edge = 1;
  return (
    a.x + edge < b.x + b.width &&
    b.x + edge < a.x + a.width &&
    a.y + edge < b.y + b.height &&
    b.y + edge < a.y + a.height
  );
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scrollWidth, innerWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    innerWidth: window.innerWidth,
  }));
  expect(scrollWidth, 'the page does not scroll sideways').toBeLessThanOrEqual(innerWidth);
}

/** What can be pressed and is smaller than a finger needs (ui: 44 px), by its name. */
export function tooSmallForFingers(page: Page, scope: string): Promise<string[]> {
  return page.locator(`${scope} button:visible`).evaluateAll((buttons) =>
    buttons
      .map((button) => ({ button, box: button.getBoundingClientRect() }))
      .filter(({ box }) => Math.round(box.width) < 44 || Math.round(box.height) < 44)
      .map(({ button, box }) => `${button.ariaLabel ?? button.textContent}: ${box.width} × ${box.height}`),
  );
}

/** A finger that goes sideways over the middle of an element, as the browser itself gets it. */
export async function swipe(page: Page, over: Locator, dx: number): Promise<void> {
  const box = (await over.boundingBox())!;
  const y = box.y + box.height / 2;
  const from = box.x + box.width / 2 - dx / 2;
  const browser = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y }] });
  await touch('touchStart', from);
  for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', from + dx * share);
  await touch('touchEnd');
  await browser.detach();
}
