import { setupI18n } from '@lingui/core';
import { expect, it } from 'vitest';
import type { SharedSummary } from '#core/analytics/shared-summary.ts';
import type { ParticipantId } from '#core/ids.ts';
import { figuresOf, sparkLabel } from './report-words.ts';
import { zonesLabel } from './zones-label.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

const aSummary = (averageBpm: number | null): SharedSummary => ({
  formulaVersion: 1,
  window: { fromMs: 0, toMs: 60_000 },
  averageBpm,
  maximumBpm: averageBpm === null ? null : averageBpm + 30.4,
  secondsInZone: [0, 61, 0, 0, 5],
  recordedSeconds: 66,
  trace: [],
});
const aRow = (summary: SharedSummary | null) => ({
  participantId: 'p' as ParticipantId,
  displayName: 'Aiko Mori',
  isSimulated: false,
  summary,
});

it('shows figures where there is a heart rate', () => {
  expect(figuresOf(aRow(aSummary(130)), 'ready')).toMatchObject({ figures: { averageBpm: 130 } });
});

it.each([
  [null, 'class-not-over', 'After class'],
  [null, 'computing', 'Being computed'],
  [null, 'late', 'Could not be computed yet'],
  [aSummary(null), 'ready', 'No heart rate was shared'],
] as const)('says why there are none', (summary, state, words) => {
  const shown = figuresOf(aRow(summary), state);
  expect('words' in shown ? i18n._(shown.words) : null).toBe(words);
});

it('says a small trace and a bar of zones in words', () => {
  expect(i18n._(sparkLabel('Aiko Mori', { ...aSummary(130), averageBpm: 130 }))).toBe(
    'Heart rate of Aiko Mori over the class: average 130, highest 160 bpm.',
  );
  expect(i18n._(zonesLabel([0, 61, 0, 0, 5]))).toBe('Zone 1 0:00, zone 2 1:01, zone 3 0:00, zone 4 0:00, zone 5 0:05');
});
