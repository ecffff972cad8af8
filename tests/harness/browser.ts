import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';

export type BrowserDevices = {
  /** D-Bus address of the fake BlueZ. */
  bluetoothAddress: string;
  /** What the person answers when the page asks for camera and microphone. */
  mediaAnswer?: 'allow' | 'deny';
  /** A machine without camera and microphone. */
  hasCameraAndMicrophone?: boolean;
  /** Of the browser itself: how its own controls write dates. Default: that of the machine. */
  language?: string;
};

/**
 * Chromium with a fake camera and microphone, whose Bluetooth is the fake BlueZ at `bluetoothAddress`.
 * Of `launchOptions` in playwright.config.ts it takes nothing: the Bluetooth address differs from run to run.
 */
export function launchBrowser(devices: BrowserDevices): Promise<Browser> {
  return chromium.launch(launchOptions(devices));
}

/** The same browser with a profile in which Bluetooth was blocked for every site. */
export async function launchWithBluetoothBlocked(
  devices: BrowserDevices,
  context: { baseURL: string },
): Promise<BrowserContext> {
  const profile = await mkdtemp(path.join(tmpdir(), 'pulseroom-profile-'));
  await mkdir(path.join(profile, 'Default'));
  // 2 is "block" in Chromium's content settings.
  const preferences = { profile: { default_content_setting_values: { bluetooth_guard: 2 } } };
  await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const opened = await chromium.launchPersistentContext(profile, { ...launchOptions(devices), ...context });
  opened.on('close', () => void rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return opened;
}

function launchOptions(devices: BrowserDevices) {
  const { bluetoothAddress, mediaAnswer = 'allow', hasCameraAndMicrophone = true, language } = devices;
  return {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium's own sandbox does not start for root, which containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      // Without it `navigator.bluetooth` does not exist on Linux; with it a pairing outlives a reload, as elsewhere.
      '--enable-features=WebBluetooth,WebBluetoothNewPermissionsBackend',
      ...(hasCameraAndMicrophone ? ['--use-fake-device-for-media-stream'] : []),
      ...(language === undefined ? [] : [`--lang=${language}`]),
      mediaAnswer === 'allow' ? '--use-fake-ui-for-media-stream' : '--use-fake-ui-for-media-stream=deny',
    ],
    env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bluetoothAddress },
  };
}
