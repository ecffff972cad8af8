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
  state: SessionState;
  /** The viewer leads it, or may open it as owner or admin. */
  canRun: boolean;
};
