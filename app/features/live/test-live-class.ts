import type { SessionId } from '#core/ids.ts';
import type { LiveClassData } from './live-class-data.ts';

/** A class that goes on, as somebody who takes part finds it. For tests. */
export function aLiveClass({
  session = {},
  viewer = {},
}: {
  session?: Partial<LiveClassData['session']>;
  viewer?: Partial<LiveClassData['viewer']>;
} = {}): LiveClassData {
  return {
    session: {
      sessionId: '0190b3f2-0000-7000-8000-000000000001' as SessionId,
      title: 'Class',
      studioName: 'Studio',
      instructorName: 'Mara',
      isInstructorSimulated: false,
      state: 'live',
      startsAtMs: 0,
      startedAtMs: 0,
      plannedMinutes: 45,
      ...session,
    },
    viewer: { role: 'participant', displayName: 'Ana', audience: 'class', ...viewer },
    zones: { lowerBoundsBpm: [114, 133, 152, 171], hrMaxBpm: 190, isHrMaxEstimated: false },
  };
}
