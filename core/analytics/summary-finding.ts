import { ZONES, type ZoneNumber } from '../zones.ts';
import type { ParticipantSummary } from './heart-rate-summary.ts';

/** The one thing to say first about a summary. Whoever shows it has the words. */
export type SummaryFinding =
  | { kind: 'nothing-recorded' }
  /** A minute or less: no statement about zones. */
  | { kind: 'too-short'; recordedSeconds: number }
  | {
      kind: 'most-time-in-zone';
      zone: ZoneNumber;
      secondsInZone: number;
      recordedSeconds: number;
      /** In zones 4 and 5 together. */
      hardSeconds: number;
    };

const SHORT_SECONDS = 60;
const HARD_FROM_ZONE = 4;

/** The zone with the most time; of equal ones the higher. */
export function summaryFinding(
  summary: Pick<ParticipantSummary, 'sampleCount' | 'recordedSeconds' | 'secondsInZone'>,
): SummaryFinding {
  const { recordedSeconds } = summary;
  if (summary.sampleCount === 0) return { kind: 'nothing-recorded' };
  if (recordedSeconds <= SHORT_SECONDS) return { kind: 'too-short', recordedSeconds };
  let top: ZoneNumber = 1;
  let topSeconds = 0;
  let hardSeconds = 0;
  for (const { number } of ZONES) {
    const seconds = summary.secondsInZone[number - 1] ?? 0;
    if (number >= HARD_FROM_ZONE) hardSeconds += seconds;
    if (seconds >= topSeconds) {
      top = number;
      topSeconds = seconds;
    }
  }
  return { kind: 'most-time-in-zone', zone: top, secondsInZone: topSeconds, recordedSeconds, hardSeconds };
}
