import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LOCALES } from '#core/locales.ts';
import { CHAT_TEXT_MAX } from '#core/protocol/signaling.ts';
import { seededRandom } from '#core/simulation/seeded-random.ts';
import { CHAT_LINES } from './chat-lines.ts';
import { startClassLife } from './class-life.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aClass() {
  const happened: { name: string; payload: unknown }[] = [];
  const person = {
    request: (async (name: string, payload: unknown) => {
      happened.push({ name, payload });
    }) as never,
  };
  const life = startClassLife({ people: () => [person], locale: 'en', random: seededRandom(4), trouble: () => {} });
  return { happened, life };
}

it('somebody writes within seconds, then now and then, each line once before any comes again', () => {
  const { happened, life } = aClass();
  vi.advanceTimersByTime(20_000);
  expect(happened).toMatchObject([{ name: 'sendChat' }]);
  vi.advanceTimersByTime(20 * 60_000);
  const lines = happened.filter(({ name }) => name === 'sendChat').map(({ payload }) => JSON.stringify(payload));
  expect(lines.length).toBeGreaterThan(8);
  expect(lines.length).toBeLessThan(26);
  const first = lines.slice(0, CHAT_LINES.en.length);
  expect(new Set(first).size).toBe(first.length);
  life.close();
});

it('a hand goes up and comes down again', () => {
  const { happened, life } = aClass();
  vi.advanceTimersByTime(20 * 60_000);
  const hands = happened.filter(({ name }) => name === 'setHand').map(({ payload }) => payload);
  expect(hands.length).toBeGreaterThan(6);
  for (const [index, payload] of hands.entries()) expect(payload).toEqual({ isRaised: index % 2 === 0 });
  life.close();
});

it('is over when it is closed', () => {
  const { happened, life } = aClass();
  life.close();
  vi.advanceTimersByTime(20 * 60_000);
  expect(happened).toEqual([]);
});

it.each(LOCALES)('has lines in every language that a room takes (%s)', (locale) => {
  expect(CHAT_LINES[locale].length).toBeGreaterThan(10);
  for (const line of CHAT_LINES[locale]) expect(line.length).toBeLessThan(CHAT_TEXT_MAX);
});
