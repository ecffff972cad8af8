import { type Browser, chromium } from '@playwright/test';

/**
 * Chromium with a fake camera and microphone, whose Bluetooth is the fake BlueZ at `bluetoothAddress`.
 * Of `launchOptions` in playwright.config.ts it takes nothing: the Bluetooth address differs from run to run.
 */
export function launchBrowser({ bluetoothAddress }: { bluetoothAddress: string }): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium's own sandbox does not start for root, which containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      // Without it `navigator.bluetooth` does not exist on Linux; with it a pairing outlives a reload, as elsewhere.
      '--enable-features=WebBluetooth,WebBluetoothNewPermissionsBackend',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
    env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bluetoothAddress },
  });
}
