import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import type { Audience } from '#core/consent.ts';
import type { ParticipantId, SessionId } from '#core/ids.ts';

/** The class as pages about its results show it. */
export type PastClass = {
  sessionId: SessionId;
  title: string;
  instructorName: string;
  timeZone: string;
  startedAtMs: number;
  /** `null` while the class goes on. */
  endedAtMs: number | null;
};

export type OwnSummary = { pastClass: PastClass; audience: Audience; isInstructor: boolean; nowMs: number } & (
  | { state: 'class-not-over' }
  | { state: 'computing' }
  /** The job failed so far; the samples are safe and it is tried again. */
  | { state: 'late'; sampleCount: number }
  | { state: 'ready'; summary: ParticipantSummary }
);

/** One person who shared, as the instructor sees them. */
export type ReportRow = {
  participantId: ParticipantId;
  displayName: string;
  /** `null` while it is being computed. */
  summary: Pick<
    ParticipantSummary,
    'averageBpm' | 'maximumBpm' | 'secondsInZone' | 'recordedSeconds' | 'trace' | 'window' | 'zoneLowerBoundsBpm'
  > | null;
};

export type ClassReport = {
  pastClass: PastClass;
  isOver: boolean;
  /** Some summaries are still being computed. */
  isComputing: boolean;
  rows: ReportRow[];
  /** How many keep their heart rate to themselves. Of them nothing else leaves the server. */
  privateCount: number;
  nowMs: number;
};
