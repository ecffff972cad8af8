/** What our own sounds tell. */
export type SoundKind =
  /** Cues of the coach. */
  | 'push'
  | 'ease'
  | 'cue'
  /** The connection or the strap is back. */
  | 'back'
  /** The strap gives nothing for so long that a hand has to help. */
  | 'strap-hint'
  /** The instructor opened the room. */
  | 'class-open';

/** Never more than one sound in 6 s: in a loud room more is only noise. */
const GAP_MS = 6000;

/** What the class waits for goes before what only concerns one's own devices. */
const RANK: Record<SoundKind, number> = { 'class-open': 2, push: 2, ease: 2, cue: 2, 'strap-hint': 1, back: 0 };

export type SoundPlan = {
  /** Plays now, or when the gap is over: then the one that matters most, the latest of these. */
  request(kind: SoundKind): void;
  /** The person asked for it: played at once. */
  playNow(kind: SoundKind): void;
  close(): void;
};

export function createSoundPlan({
  play,
  nowMs,
  later,
}: {
  play(kind: SoundKind): void;
  nowMs(): number;
  /** Calls back after a while; the result cancels. */
  later(callback: () => void, waitMs: number): () => void;
}): SoundPlan {
  let playedAtMs = Number.NEGATIVE_INFINITY;
  let waiting: { kind: SoundKind; cancel: () => void } | null = null;

  const playNow = (kind: SoundKind) => {
    waiting?.cancel();
    waiting = null;
    playedAtMs = nowMs();
    play(kind);
  };

  return {
    request(kind) {
      const waitMs = playedAtMs + GAP_MS - nowMs();
      if (waitMs <= 0) return playNow(kind);
      if (waiting !== null && RANK[waiting.kind] > RANK[kind]) return;
      waiting?.cancel();
      waiting = { kind, cancel: later(() => playNow(kind), waitMs) };
    },
    playNow,
    close() {
      waiting?.cancel();
      waiting = null;
    },
  };
}
