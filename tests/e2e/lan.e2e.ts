import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { devices, expect, type Page, test } from '@playwright/test';
import { isLoopback } from '#platform/host-address.ts';
import { readQr } from '#platform/tls/test-read-qr.ts';
import { aPerson } from '#tests/builders/person.ts';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { OWNER } from '#tests/harness/first-run.ts';
import { expectVideoToMove } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass, signUpForClass } from './screens/studio.ts';

let stage: Stage;

test.beforeAll(async () => {
  stage = await openStage({ command: 'npm start', flags: ['--lan'] });
});

test.afterAll(async () => {
  await stage?.close();
});

/** A person who went past the warning about the certificate. */
async function openPage(baseURL: string, device: object): Promise<Page> {
  const context = await stage.browser.newContext({ baseURL, ignoreHTTPSErrors: true, ...device });
  return context.newPage();
}

test('npm start -- --lan: a phone joins with camera at the address that is printed', async () => {
  test.setTimeout(240_000);
  const { url } = await stage.pulseroom.ready();
  const { hostname, host, port } = new URL(url);
  const person = aPerson({ name: 'Phoebe Phone' });
  const instructor = await openPage(`https://localhost:${port}`, { viewport: { width: 1024, height: 640 } });
  const phone = await openPage(url, devices['Pixel 7']);
  const telemetry = collectTelemetry(phone);
  let classPath = '';

  await test.step('the address is one of the network, and the code beside it says the same', async () => {
    expect(new URL(url).protocol).toBe('https:');
    expect(isIP(hostname.replace(/^\[|\]$/g, ''))).not.toBe(0);
    expect(isLoopback(hostname)).toBe(false);
    await expect.poll(() => stage.pulseroom.output()).toContain('Up in');
    const printed = stage.pulseroom.output().split('\n');
    expect(readQr(printed.filter((line) => /^[█▀▄ ]{20,}$/.test(line)))).toBe(url);
  });

  await test.step('the owner makes studio and class on the computer itself', async () => {
    const link = new URL(await stage.pulseroom.firstRunLink());
    expect(link.origin).toBe(url);
    await makeOwner(instructor, link.pathname);
    classPath = await planClass(instructor, 'Hall training');
    await instructor.goto(`${classPath}/live`);
    await instructor.getByTestId('open-room-button').click();
    await expect(instructor.getByTestId('end-class-button')).toBeVisible();
  });

  await test.step('an address without https leads to the one with it', async () => {
    await phone.goto(`http://${host}${classPath}`);
    expect(phone.url()).toBe(`${url}${classPath}`);
    expect(await phone.evaluate(() => window.isSecureContext)).toBe(true);
  });

  await test.step('somebody signs up on the phone, with a cookie that travels encrypted only, and joins', async () => {
    await signUpForClass(phone, classPath, person);
    const cookies = await phone.context().cookies();
    expect(cookies.filter(({ name }) => name.includes('session')).map(({ secure }) => secure)).toEqual([true]);
    await phone.goto(`${classPath}/live`);
    await expect(phone.getByTestId('insecure-note')).toHaveCount(0);
    await phone.getByTestId('join-button').click();
    await expect(phone.getByTestId('leave-button')).toBeVisible();
  });

  await test.step('both see each other move, and the hub is heard through the port of the pages', async () => {
    await expectVideoToMove(instructor, [person.name]);
    await expectVideoToMove(phone, [OWNER.name]);
    await expect.poll(() => telemetry.framesReceived).toBeGreaterThan(0);
    expect(telemetry.urls).toEqual([`wss://${host}/telemetry`]);
  });

  await test.step('the page for phones hands out the authority behind the certificate', async () => {
    await instructor.goto(`${url}/lan`);
    const file = await instructor.request.get(`${url}/lan/pulseroom.crt`);
    expect(file.headers()['content-type']).toBe('application/x-x509-ca-cert');
    const authority = new X509Certificate(await file.body());
    expect(authority.ca).toBe(true);
    await expect(instructor.getByText(authority.fingerprint256)).toBeVisible();
    await expectAccessible(instructor);
  });
});

function collectTelemetry(page: Page): { urls: string[]; framesReceived: number } {
  const seen = { urls: [] as string[], framesReceived: 0 };
  page.on('websocket', (socket) => {
    if (socket.url().includes('/socket.io')) return;
    seen.urls.push(socket.url());
    socket.on('framereceived', () => {
      seen.framesReceived += 1;
    });
  });
  return seen;
}
