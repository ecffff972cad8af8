import { durationText } from '../duration-text.ts';
import { ZONES, type ZoneNumber } from '../zones.ts';
import type { ParticipantSummary } from './heart-rate-summary.ts';

/** The one thing to say first about a summary. Pages word it around `text` or build their own from the numbers. */
export type SummaryFinding =
  | { kind: 'nothing-recorded'; text: string }
  /** A minute or less: no statement about zones. */
  | { kind: 'too-short'; recordedSeconds: number; text: string }
  | {
      kind: 'most-time-in-zone';
      zone: ZoneNumber;
      zoneName: string;
      secondsInZone: number;
      recordedSeconds: number;
      text: string;
    };

const SHORT_SECONDS = 60;

/** The zone with the most time; of equal ones the higher. */
export function summaryFinding(
  summary: Pick<ParticipantSummary, 'sampleCount' | 'recordedSeconds' | 'secondsInZone'>,
): SummaryFinding {
  const { recordedSeconds } = summary;
  if (summary.sampleCount === 0) {
    return { kind: 'nothing-recorded', text: 'No heart rate was recorded in this class.' };
  }
  if (recordedSeconds <= SHORT_SECONDS) {
    return {
      kind: 'too-short',
      recordedSeconds,
      text: `Only ${Math.round(recordedSeconds)} seconds of heart rate were recorded in this class.`,
    };
  }
  let top: (typeof ZONES)[number] = ZONES[0];
  let topSeconds = 0;
  for (const zone of ZONES) {
    const seconds = summary.secondsInZone[zone.number - 1] ?? 0;
    if (seconds >= topSeconds) {
      top = zone;
      topSeconds = seconds;
    }
  }
  return {
    kind: 'most-time-in-zone',
    zone: top.number,
    zoneName: top.name,
    secondsInZone: topSeconds,
    recordedSeconds,
    text: `You were in zone ${top.number} (${top.name}) the longest: ${durationText(topSeconds)} of ${durationText(recordedSeconds)}.`,
  };
}
