import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { simulatedBody } from '#core/simulation/simulated-person.ts';
import type { StrapNotification } from './heart-rate-strap.ts';
import { startSimulatedStrap } from './simulated-strap.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const person = { body: simulatedBody(3, { year: 2026 }), seed: 3 };

function wearFor(seconds: number, intensity: number): StrapNotification[] {
  const notifications: StrapNotification[] = [];
  const strap = startSimulatedStrap({
    person,
    intensity: () => intensity,
    onNotification: (notification) => notifications.push(notification),
  });
  vi.advanceTimersByTime(seconds * 1000);
  strap.close();
  vi.advanceTimersByTime(10_000);
  return notifications;
}

it('notifies once a second in one stream, until it is closed', () => {
  const notifications = wearFor(10, 0.7);
  expect(notifications).toHaveLength(11);
  expect(new Set(notifications.map(({ streamId }) => streamId)).size).toBe(1);
  expect(wearFor(1, 0.7)[0]?.streamId).not.toBe(notifications[0]?.streamId);
});

it('beats faster the harder its body works, and never past its maximum', () => {
  const last = (intensity: number) =>
    wearFor(300, intensity).findLast(({ reading }) => reading.bpm !== null)?.reading.bpm;
  const [easy, hard] = [last(0.3) ?? 0, last(1) ?? 0];
  expect(hard).toBeGreaterThan(easy + 40);
  expect(hard).toBeLessThanOrEqual(person.body.hrMaxBpm);
});

it('off the skin it sends no number and says that there is no contact', () => {
  const readings = wearFor(3600, 0.6).map(({ reading }) => reading);
  const lost = readings.filter(({ contact }) => contact === 'no-contact');
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.every(({ bpm, rr1024 }) => bpm === null && rr1024.length === 0)).toBe(true);
  expect(readings.filter(({ contact }) => contact === 'contact').every(({ bpm }) => bpm !== null)).toBe(true);
});
