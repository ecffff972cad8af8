import { setupI18n } from '@lingui/core';
import { expect, it } from 'vitest';
import { startWords } from './start-words.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

it.each([
  [-5, null],
  [0.2, 'Starts now'],
  [38, 'Starts in 38 min'],
  [150, 'Starts in 3 h'],
  [60 * 30, 'Starts in 1 day'],
  [60 * 24 * 4, 'Starts in 4 days'],
])('says %d minutes ahead as %s', (minutes, text) => {
  const nowMs = Date.UTC(2026, 10, 21, 12);
  const words = startWords(nowMs + minutes * 60_000, nowMs);
  expect(words === null ? null : i18n._(words)).toBe(text);
});
