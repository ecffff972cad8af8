// What the end-to-end tests drive: Chromium, a private D-Bus for the emulated straps, fonts for hostile names.
import { existsSync } from 'node:fs';
import { ensureDebianPackages } from '../debian-packages.js';
import { PrepareError } from '../project.js';

const packages = ['chromium', 'dbus-daemon', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

/** @returns {Promise<string>} path of Chromium */
export async function ensureBrowser() {
  if (process.env.CHROMIUM) {
    if (existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
    throw new PrepareError(`CHROMIUM names a file that does not exist: ${process.env.CHROMIUM}`);
  }
  await ensureDebianPackages({
    packages,
    purpose: 'for the end-to-end tests',
    otherwise: 'Install them with the system’s package manager and set CHROMIUM to the path of the browser.',
  });
  return '/usr/bin/chromium';
}
