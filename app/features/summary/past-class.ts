import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import type { SharedSummary } from '#core/analytics/shared-summary.ts';
import type { Audience } from '#core/consent.ts';
import type { ParticipantId, SessionId } from '#core/ids.ts';

/** The class as pages about its results show it. */
export type PastClass = {
  sessionId: SessionId;
  title: string;
  instructorName: string;
  isInstructorSimulated: boolean;
  timeZone: string;
  startedAtMs: number;
  /** `null` while the class goes on. */
  endedAtMs: number | null;
};

/** What the list of past classes says about the viewer's own heart rate. */
export type ListedHeartRate =
  | {
      state: 'recorded';
      averageBpm: number;
      secondsInZone: readonly number[];
      /** Recorded by a program, not from a body. */
      isSimulated: boolean;
    }
  | { state: 'no-heart-rate' }
  /** There is no summary yet. */
  | { state: 'not-computed' };

/** A class in the list of past classes. */
export type ListedClass = PastClass & {
  heartRate: ListedHeartRate;
  /** Of a class that the viewer led, how many took part; `null` of those they took part in. */
  participantCount: number | null;
};

/** How far the summaries of a class are. */
export type SummaryProgress = {
  /** `late`: computing them failed so far, or nobody does. */
  state: 'class-not-over' | 'computing' | 'late' | 'ready';
  /** Will it be tried (again) by itself? */
  isQueued: boolean;
};

/** With whom the heart rate was shared during a class. */
export type Sharing = { widest: Audience; hasChanged: boolean };

/** The figures by which a class is set beside others; `null` where there is none. */
export type ComparedClass = {
  sessionId: SessionId;
  title: string;
  startedAtMs: number;
  averageBpm: number | null;
  maximumBpm: number | null;
  /** In zones 4 and 5 together. */
  hardSeconds: number | null;
  /** Fall within 60 s, above 0. */
  recoveryBpm: number | null;
};

export type OwnSummary = {
  pastClass: PastClass;
  sharing: Sharing;
  isInstructor: boolean;
  /** Recorded by a program, not from a body. */
  isSimulated: boolean;
  /** The next class (or one that is live) of the viewer's studios. */
  nextClass: { sessionId: SessionId; title: string } | null;
  nowMs: number;
} & (
  | { state: 'class-not-over' }
  | { state: 'computing' }
  /** The job failed so far; the samples are safe. */
  | { state: 'late'; sampleCount: number; isQueued: boolean }
  | { state: 'ready'; summary: ParticipantSummary; compared: { own: ComparedClass; earlier: ComparedClass[] } }
);

/** One person who shared, as the instructor sees them. */
export type ReportRow = {
  participantId: ParticipantId;
  displayName: string;
  /** Recorded by a program, not from a body. */
  isSimulated: boolean;
  /** `null` until it is computed. */
  summary: SharedSummary | null;
};

export type ClassReport = {
  pastClass: PastClass;
  progress: SummaryProgress;
  rows: ReportRow[];
  /** How many keep their heart rate to themselves. Of them nothing else leaves the server. */
  privateCount: number;
  nowMs: number;
};
