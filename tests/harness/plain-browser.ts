import { type Browser, chromium } from '@playwright/test';

/** Chromium as it is, for programs that Playwright's test runner does not start. */
export function launchPlainBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium's own sandbox does not start for root, which containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
  });
}
