import type { Browser } from '@playwright/test';
import { FakeBluez } from '#tests/fakes/bluez/fake-bluez.ts';
import { launchBrowser } from '#tests/harness/browser.ts';
import { type PulseroomOptions, type PulseroomProcess, startPulseroom } from '#tests/harness/pulseroom-process.ts';

/** What a class is played on: a Pulseroom of its own, and a browser whose straps are those of `bluez`. */
export type Stage = {
  bluez: FakeBluez;
  pulseroom: PulseroomProcess;
  browser: Browser;
  close(): Promise<void>;
};

export async function openStage(options: PulseroomOptions = {}): Promise<Stage> {
  const bluez = await FakeBluez.start();
  const pulseroom = await startPulseroom(options);
  const browser = await launchBrowser({ bluetoothAddress: bluez.address });
  return {
    bluez,
    pulseroom,
    browser,
    async close() {
      await browser.close();
      await pulseroom.dispose();
      await bluez.close();
    },
  };
}
