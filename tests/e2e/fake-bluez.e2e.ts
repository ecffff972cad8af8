import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { FakeBluez } from '#tests/fakes/bluez/fake-bluez.ts';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import { attachBluetoothChooser, type BluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { launchBrowser } from '#tests/harness/browser.ts';

/** The smallest page that pairs a strap; it writes down what it sees. */
const PAGE = `<!doctype html><title>Strap</title><button>Pair</button><script>
  window.seen = [];
  window.listen = async () => {
    const server = await device.gatt.connect();
    const service = await server.getPrimaryService('heart_rate');
    const measurement = await service.getCharacteristic('heart_rate_measurement');
    measurement.addEventListener('characteristicvaluechanged', ({ target: { value } }) =>
      seen.push([...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)].join(' ')));
    await measurement.startNotifications();
    seen.push('listening');
  };
  document.querySelector('button').onclick = async () => {
    try {
      const filters = [{ services: ['heart_rate'] }];
      window.device = await navigator.bluetooth.requestDevice({ filters, optionalServices: ['battery_service'] });
      device.addEventListener('gattserverdisconnected', () => seen.push('lost'));
      await listen();
    } catch (error) {
      seen.push(error.name);
    }
  };
</script>`;

declare global {
  interface Window {
    seen: string[];
    device: BluetoothDevice;
    listen(): Promise<void>;
  }
}

let bluez: FakeBluez;
let strap: HeartRateStrap;
let browser: Browser;
let server: Server;
let page: Page;
let chooser: BluetoothChooser;

test.beforeEach(async () => {
  bluez = await FakeBluez.start();
  strap = bluez.addHeartRateStrap({ address: 'A0:9E:1A:00:00:01', name: 'Strap One', batteryPercent: 87 });
  bluez.addHeartRateStrap({ address: 'A0:9E:1A:00:00:02', name: 'Strap Two', batteryPercent: 50 });
  server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(PAGE));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await launchBrowser({ bluetoothAddress: bluez.address });
  const context = await browser.newContext();
  page = await context.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  chooser = await attachBluetoothChooser(context, page);
});

test.afterEach(async () => {
  await browser.close();
  server.close();
  await bluez.close();
});

const seen = () => page.evaluate(() => window.seen);

async function pair(): Promise<void> {
  chooser.willPick('Strap One');
  await page.getByRole('button').click();
  await expect.poll(seen).toEqual(['listening']);
}

test('a chosen strap gives exactly the bytes that it sent, in order', async () => {
  await pair();
  const frames = [[0x00, 72], [0x00, 72], [0x01, 0x2c, 0x01], [0x04, 0], [0x16, 61, 0x00, 0x04, 0xf0, 0x03], []];
  for (const frame of frames) expect(strap.notifyHeartRate(Uint8Array.from(frame))).toBe(true);
  await expect.poll(seen).toEqual(['listening', ...frames.map((frame) => frame.join(' '))]);
});

test('the chooser lists every strap in range and can be closed without one', async () => {
  chooser.willCancel();
  await page.getByRole('button').click();
  await expect.poll(seen).toEqual(['NotFoundError']);

  await page.evaluate(() => window.seen.splice(0));
  await pair();
  expect(chooser.listedNames).toContain('Strap One');
});

test('a lost strap is noticed, is out of reach, and comes back without a new choice', async () => {
  await pair();
  strap.inRange = false;
  strap.disconnect();
  await expect.poll(seen).toEqual(['listening', 'lost']);
  expect(strap.notifyHeartRate(Uint8Array.of(0, 90))).toBe(false);
  expect(await page.evaluate(() => window.listen().catch((error: Error) => error.name))).toBe('NetworkError');

  strap.inRange = true;
  await page.evaluate(() => window.listen());
  strap.notifyHeartRate(Uint8Array.of(0, 99));
  await expect.poll(seen).toEqual(['listening', 'lost', 'listening', '0 99']);
});

test('the battery is read, and the notification after the read is not swallowed', async () => {
  await pair();
  const batteryPercent = await page.evaluate(async () => {
    const service = await window.device.gatt!.getPrimaryService('battery_service');
    const level = await service.getCharacteristic('battery_level');
    return (await level.readValue()).getUint8(0);
  });
  expect(batteryPercent).toBe(87);
  strap.notifyHeartRate(Uint8Array.of(0, 75));
  await expect.poll(seen).toEqual(['listening', '0 75']);
});

test('two pages of one browser each hear their own strap', async () => {
  await pair();
  const second = await browser.newContext();
  const secondPage = await second.newPage();
  await secondPage.goto(page.url());
  const secondChooser = await attachBluetoothChooser(second, secondPage);
  secondChooser.willPick('Strap Two');
  await secondPage.getByRole('button').click();
  await expect.poll(() => secondPage.evaluate(() => window.seen)).toEqual(['listening']);

  strap.notifyHeartRate(Uint8Array.of(0, 111));
  await expect.poll(seen).toEqual(['listening', '0 111']);
  expect(await secondPage.evaluate(() => window.seen)).toEqual(['listening']);
});
