import { defineConfig } from '@playwright/test';
import { mediasoupWorkerPath } from './infra/bootstrap/mediasoup-worker-path.js';

// What the bootstrap passes on, for a test that is run by hand.
process.env.MEDIASOUP_WORKER_BIN ??= mediasoupWorkerPath();

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  // A test that passes the second time has found something: it is not tried again.
  retries: 0,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON ?? 'test-results/e2e.json' }]],
  use: {
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Chromium's own sandbox does not start for root, which containers run as.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
});
