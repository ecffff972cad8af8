import { expect, type Locator, type Page } from '@playwright/test';
import type { IndependentSummary } from '#tests/harness/independent-summary.ts';

/** The page rounds to a whole bpm; the captured times differ by milliseconds from the sent ones. */
const AVERAGE_TOLERANCE_BPM = 0.6;
/** The page rounds to a whole second. */
const ZONE_TOLERANCE_S = 1;
/** The summary is a job, revised when late readings arrive; the page follows by itself. */
const COMPUTED_WITHIN_MS = 30_000;

/** The figures that a participant reads are those of the independent computation. */
export async function expectSummary(page: Page, expected: IndependentSummary): Promise<void> {
  await expect(figure(page, 'Average')).toBeVisible({ timeout: COMPUTED_WITHIN_MS });
  await expect(() => expectFigures(page, expected)).toPass({ timeout: COMPUTED_WITHIN_MS });
}

async function expectFigures(page: Page, expected: IndependentSummary): Promise<void> {
  expectAverage(await bpmIn(figure(page, 'Average')), expected);
  expect(await bpmIn(figure(page, 'Highest'))).toBe(expected.maximumBpm);
  for (const [index, seconds] of expected.secondsInZone.entries()) {
    const zone = index + 1;
    const shownS = secondsOf(await page.locator(`.zone-times li[data-z="${zone}"] .num`).textContent());
    expect(Math.abs(shownS - seconds), `zone ${zone}: ${shownS} s, sent ${seconds} s`).toBeLessThanOrEqual(
      ZONE_TOLERANCE_S,
    );
  }
}

/** The instructor's row of somebody who shared says the same. */
export async function expectReportRow(page: Page, name: string, expected: IndependentSummary): Promise<void> {
  const cells = page.getByRole('row').filter({ hasText: name }).getByRole('cell');
  // Heart rate, average, highest, zones, recorded; the name is the row's header.
  await expect(cells).toHaveCount(5, { timeout: COMPUTED_WITHIN_MS });
  await expect(async () => {
    expectAverage(await bpmIn(cells.nth(1)), expected);
    expect(await bpmIn(cells.nth(2))).toBe(expected.maximumBpm);
  }).toPass({ timeout: COMPUTED_WITHIN_MS });
}

function expectAverage(shownBpm: number, { averageBpm }: IndependentSummary): void {
  expect(Math.abs(shownBpm - averageBpm), `average ${shownBpm}, sent ${averageBpm}`).toBeLessThanOrEqual(
    AVERAGE_TOLERANCE_BPM,
  );
}

function figure(page: Page, label: string): Locator {
  return page
    .locator('dl.numbers > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd.figure');
}

async function bpmIn(place: Locator): Promise<number> {
  return Number(/\d+/.exec((await place.textContent()) ?? '')?.[0]);
}

/** `1:05` is 65 s. */
function secondsOf(text: string | null): number {
  const [minutes, seconds] = (text ?? '').split(':').map(Number);
  return minutes! * 60 + seconds!;
}
