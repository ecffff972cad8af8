import { expect, it } from 'vitest';
import { isChromiumOnLinux } from './bluetooth-support.ts';

it.each([
  ['Chrome on Linux', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', true], // biome-ignore format: one browser a line
  ['Edge on Linux', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0', true], // biome-ignore format: one browser a line
  ['Chromium of Ubuntu', 'Mozilla/5.0 (X11; Ubuntu; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chromium/90.0 Chrome/90.0 Safari/537.36', true], // biome-ignore format: one browser a line
  ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', false], // biome-ignore format: one browser a line
  ['Chrome on Android', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36', false], // biome-ignore format: one browser a line
  ['ChromeOS', 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', false], // biome-ignore format: one browser a line
  ['Chrome on Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', false], // biome-ignore format: one browser a line
  ['Safari on an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1', false], // biome-ignore format: one browser a line
])('%s needs the switch for Web Bluetooth, or not', (_, userAgent, needsIt) => {
  expect(isChromiumOnLinux(userAgent)).toBe(needsIt);
});
