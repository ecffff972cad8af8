import type { SessionId } from '#core/ids.ts';
import type { SessionState } from '#core/protocol/signaling.ts';

/** A class in a list. */
export type ListedClass = {
  sessionId: SessionId;
  title: string;
  description: string;
  studioName: string;
  instructorName: string;
  isInstructorSimulated: boolean;
  startsAtMs: number;
  plannedMinutes: number;
  /** `lapsed`: nobody opened it, and its time is over. */
  state: SessionState | 'lapsed';
  /** The viewer leads it, or may open it as owner or admin. */
  canRun: boolean;
};

/** What the viewer was in a class that is over. */
export type Attendance = 'led' | 'took-part' | 'none';

/** A class in the schedule of a week. */
export type ScheduledClass = ListedClass & { attendance: Attendance };
