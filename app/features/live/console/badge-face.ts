import type { HeartRate } from '../../../stores/live-metrics.ts';
import { createZoneHold } from '../zone-hold.ts';
import type { BadgeFace } from './badge-sprites.ts';

/** What one badge shows of a heart rate that changes; `null`: nothing. The zone's colour stays at least two seconds. */
export type BadgeFaces = {
  /** `againInMs`: when to ask again, because a zone is held back; `null` when it is not. */
  faceOf(heartRate: HeartRate, nowMs: number): { face: BadgeFace | null; againInMs: number | null };
};

export function createBadgeFaces(): BadgeFaces {
  const hold = createZoneHold();
  return {
    faceOf(heartRate, nowMs) {
      const isLive = heartRate.state === 'live';
      const { zone, againInMs } = hold.show(isLive ? heartRate.zone : 0, nowMs);
      if (isLive && zone !== 0) return { face: { state: 'live', bpm: heartRate.bpm, zone }, againInMs };
      return { face: heartRate.state === 'lost' ? { state: 'lost' } : null, againInMs: null };
    },
  };
}
