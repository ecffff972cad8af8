import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepScreenOn } from './wake-lock.ts';

const release = vi.fn(async () => undefined);
const request = vi.fn(async () => ({ release }));
let page: EventTarget & { visibilityState: string };

beforeEach(() => {
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', { wakeLock: { request } });
  release.mockClear();
  request.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

const show = (visibilityState: string) => {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
};

it('is taken again whenever the page is seen again, since browsers drop it with the tab', async () => {
  keepScreenOn();
  show('hidden');
  expect(request).toHaveBeenCalledTimes(1);
  show('visible');
  expect(request).toHaveBeenCalledTimes(2);
});

it('is let go at the end, and not taken any more', async () => {
  const letSleep = keepScreenOn();
  await vi.waitFor(() => expect(request).toHaveBeenCalled());
  await Promise.resolve();
  letSleep();
  show('visible');
  expect(request).toHaveBeenCalledTimes(1);
  expect(release).toHaveBeenCalled();
});

it('does not trouble anybody where the browser refuses', async () => {
  request.mockRejectedValueOnce(new DOMException('low battery', 'NotAllowedError'));
  expect(() => keepScreenOn()()).not.toThrow();
});
