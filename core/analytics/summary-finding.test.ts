import { expect, it } from 'vitest';
import { summaryFinding } from './summary-finding.ts';

it('names the zone with the most time, and how much was hard', () => {
  expect(
    summaryFinding({ sampleCount: 2700, recordedSeconds: 2700, secondsInZone: [120, 600, 799, 700, 481] }),
  ).toEqual({
    kind: 'most-time-in-zone',
    zone: 3,
    secondsInZone: 799,
    recordedSeconds: 2700,
    hardSeconds: 1181,
  });
});

it('takes the higher of two zones with the same time', () => {
  const finding = summaryFinding({ sampleCount: 1, recordedSeconds: 3725, secondsInZone: [0, 1800, 0, 1800, 125] });
  expect(finding).toMatchObject({ zone: 4, secondsInZone: 1800, hardSeconds: 1925 });
});

it('says that nothing was recorded', () => {
  expect(summaryFinding({ sampleCount: 0, recordedSeconds: 0, secondsInZone: [0, 0, 0, 0, 0] }).kind).toBe(
    'nothing-recorded',
  );
});

it('says nothing about zones after a minute', () => {
  expect(summaryFinding({ sampleCount: 60, recordedSeconds: 59.6, secondsInZone: [59.6, 0, 0, 0, 0] })).toEqual({
    kind: 'too-short',
    recordedSeconds: 59.6,
  });
});
