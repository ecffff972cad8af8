import type { BrowserContext, Page } from '@playwright/test';
import { heartRateIn, type SentFrame } from './independent-summary.ts';

/** What one tile began to show at a time. */
export type ShownHeartRate = {
  /** Unix ms, same machine and clock as the straps. */
  atMs: number;
  /** Whose tile; `null` for the viewer's own large number. */
  name: string | null;
  /** The text where the number stands; `null` when there is no such place. */
  text: string | null;
};

declare global {
  interface Window {
    shownHeartRates?: ShownHeartRate[];
  }
}

/** Makes every page of the context write down each change of a heart rate on it. To be called before the first page. */
export async function recordShownHeartRates(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const shown: ShownHeartRate[] = [];
    window.shownHeartRates = shown;
    const lastText = new Map<string | null, string | null>();
    const note = (name: string | null, element: Element | null) => {
      const text = element?.textContent?.trim() ?? null;
      if (lastText.get(name) === text) return;
      lastText.set(name, text);
      shown.push({ atMs: Date.now(), name, text });
    };
    const look = () => {
      note(null, document.querySelector('[data-testid="own-bpm"]'));
      for (const tile of document.querySelectorAll<HTMLElement>('[data-testid="tile"]')) {
        note(tile.dataset.participantName ?? '', tile.querySelector('[data-testid="tile-bpm"]'));
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Everything that this page has shown for this name since it was loaded, in order. */
export async function shownHeartRates(page: Page, name: string | null): Promise<ShownHeartRate[]> {
  const shown = await page.evaluate(() => window.shownHeartRates ?? []);
  return shown.filter((entry) => entry.name === name);
}

/** A strap that sends nothing for so long is lost: SPEC.md [DN4]. */
const LOST_AFTER_MS = 5000;

/**
 * For each heart rate that a strap sent, how long it took until the screen showed it or a newer one: 0 where it stood
 * there already, `Infinity` where it never came. A newer one counts, since the newest value is what a screen is for; so
 * do the dashes of a lost strap for the last heart rate before it was lost, and for no other.
 */
export function lagsMs(sent: readonly SentFrame[], shown: readonly ShownHeartRate[]): number[] {
  const beats = sent.map(({ sentAtMs, bytes }) => ({ sentAtMs, bpm: heartRateIn(bytes) })).filter(({ bpm }) => bpm > 0);
  return beats.map(({ sentAtMs, bpm }, index) => {
    const before = shown.findLast(({ atMs }) => atMs <= sentAtMs);
    if (before && numberIn(before) === bpm) return 0;
    const isLastBeforeLoss = (beats[index + 1]?.sentAtMs ?? sentAtMs) - sentAtMs > LOST_AFTER_MS;
    const after = shown.find((entry) => {
      const isOfThisOrNewer = (beat: (typeof beats)[number]) =>
        beat.sentAtMs <= entry.atMs && beat.bpm === numberIn(entry);
      const isLoss = isLastBeforeLoss && entry.text?.startsWith('–');
      return entry.atMs >= sentAtMs && (isLoss || beats.slice(index).some(isOfThisOrNewer));
    });
    return after ? after.atMs - sentAtMs : Number.POSITIVE_INFINITY;
  });
}

/** The number that a text shows; `null` when it shows none. */
export function numberIn({ text }: ShownHeartRate): number | null {
  const digits = /\d+/.exec(text ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}
