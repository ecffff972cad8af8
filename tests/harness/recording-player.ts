import { setTimeout as delay } from 'node:timers/promises';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import type { SentFrame } from './independent-summary.ts';
import { frameBytes, type StrapRecording } from './strap-recording.ts';

/** A recording that is being played through a strap. */
export type RecordingPlayer = {
  /** What went out over the air so far, and when. Frames that nobody was subscribed to are not in it. */
  sent: readonly SentFrame[];
  /** Resolves after the last frame, or after `stop()`. */
  finished: Promise<void>;
  stop(): Promise<void>;
};

/** Plays in real time: a strap without a subscriber goes on beating, its frames are lost. */
export function playRecording(strap: HeartRateStrap, recording: StrapRecording): RecordingPlayer {
  const sent: SentFrame[] = [];
  const stopping = new AbortController();
  const startedAtMs = performance.now();

  const play = async () => {
    for (const frame of recording.frames) {
      const waitMs = Math.max(0, startedAtMs + frame.atMs - performance.now());
      await delay(waitMs, undefined, { signal: stopping.signal });
      const bytes = frameBytes(frame);
      const sentAtMs = Date.now();
      if (strap.notifyHeartRate(bytes)) sent.push({ sentAtMs, bytes });
    }
  };
  const finished = play().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  });
  return {
    sent,
    finished,
    async stop() {
      stopping.abort();
      await finished;
    },
  };
}
