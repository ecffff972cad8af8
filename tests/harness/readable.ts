import { expect, type Page } from '@playwright/test';

/** Smaller text cannot be read on a phone, px. */
const SMALLEST_PX = 11;
/** Browsers round. */
const TOLERANCE_PX = 0.05;

/** Fails where a page is wider than the screen, or has text that is too small to read. */
export async function expectReadable(page: Page): Promise<void> {
  const found = await page.evaluate(
    ({ smallestPx }) => {
      const tooSmall = new Set<string>();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent?.trim() ?? '';
        if (element === null || text === '' || !element.checkVisibility() || /^(SCRIPT|STYLE)$/.test(element.tagName))
          continue;
        const box = element.getBoundingClientRect();
        // For screen readers only; and a zone's number, which its shape says too.
        if ((box.width <= 1 && box.height <= 1) || element.closest('.zmark') !== null) continue;
        // Drawings are scaled.
        const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
        const sizePx = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
        if (sizePx < smallestPx) tooSmall.add(`${sizePx.toFixed(1)} px: ${text.slice(0, 30)}`);
      }
      return { tooSmall: [...tooSmall], widerByPx: document.documentElement.scrollWidth - innerWidth };
    },
    { smallestPx: SMALLEST_PX - TOLERANCE_PX },
  );
  expect(found).toEqual({ tooSmall: [], widerByPx: 0 });
}
