import { expect, type Page } from '@playwright/test';
import type { IndependentSummary } from '#tests/harness/independent-summary.ts';

/** Rounded to a whole bpm on the page; the captured times differ by milliseconds from the sent ones. */
const AVERAGE_TOLERANCE_BPM = 0.6;
/** Rounded to a whole second on the page. */
const ZONE_TOLERANCE_S = 1;

/** The page's figures are those of the independent computation. */
export async function expectSummary(page: Page, expected: IndependentSummary): Promise<void> {
  const average = page.getByTestId('summary-average');
  await expect(average).toBeVisible({ timeout: 30_000 });
  const shownAverage = numberOf(await average.textContent());
  expect(Math.abs(shownAverage - expected.averageBpm)).toBeLessThanOrEqual(AVERAGE_TOLERANCE_BPM);
  expect(numberOf(await page.getByTestId('summary-maximum').textContent())).toBe(expected.maximumBpm);
  for (const [index, seconds] of expected.secondsInZone.entries()) {
    const shown = page.getByTestId(`summary-zone-${index + 1}`);
    const shownSeconds = Number(await shown.getAttribute('data-seconds'));
    expect(Math.abs(shownSeconds - seconds), `zone ${index + 1}`).toBeLessThanOrEqual(ZONE_TOLERANCE_S);
  }
}

function numberOf(text: string | null): number {
  return Number(/\d+/.exec(text ?? '')?.[0]);
}
