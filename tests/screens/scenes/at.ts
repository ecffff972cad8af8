import { expect, type Page } from '@playwright/test';
import type { ScreenStage } from '../screen-stage.ts';

/** Opens an address, and waits until its page is complete. */
export async function at(page: Page, path: string): Promise<Page> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  return page;
}

/** The same page as it is for somebody who chose Korean. */
export async function inKorean({ pulseroom }: ScreenStage, page: Page): Promise<Page> {
  const { url } = await pulseroom.ready();
  await page.context().addCookies([{ name: 'pulseroom-locale', value: 'ko', url }]);
  return page;
}
