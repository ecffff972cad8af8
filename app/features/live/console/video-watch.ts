/** Which pictures stand still although their cameras are on. Fed with what the browser's receivers have decoded. */
export type VideoWatch = {
  /** All pictures that are on screen now, by producer id. One that is not among them is forgotten. */
  note(framesDecoded: ReadonlyMap<string, number>, nowMs: number): void;
  /** Since when no new frame came; `null` while they come, or before the first one. */
  stillSinceMs(producerId: string): number | null;
};

/** Slower than this is a picture that stands. */
const STILL_AFTER_MS = 4000;

export function createVideoWatch(): VideoWatch {
  const seen = new Map<string, { frames: number; changedAtMs: number }>();
  let notedAtMs = 0;
  return {
    note(framesDecoded, nowMs) {
      notedAtMs = nowMs;
      for (const producerId of seen.keys()) if (!framesDecoded.has(producerId)) seen.delete(producerId);
      for (const [producerId, frames] of framesDecoded) {
        const before = seen.get(producerId);
        if (before?.frames !== frames) seen.set(producerId, { frames, changedAtMs: nowMs });
      }
    },
    stillSinceMs(producerId) {
      const picture = seen.get(producerId);
      if (picture === undefined || picture.frames === 0) return null;
      return notedAtMs - picture.changedAtMs >= STILL_AFTER_MS ? picture.changedAtMs : null;
    },
  };
}
