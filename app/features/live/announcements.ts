/** One polite message per 8 s at most: in sport a chattering screen reader is worse than a late one. */
const GAP_MS = 8000;

export type Announcements = {
  /** Something changed. While the gap lasts, only the latest is kept. */
  announce(text: string): void;
  /** The person asked: said at once. */
  answer(text: string): void;
  /** In the midst of anything: only for what cannot wait, a live microphone and the end of the class. */
  interrupt(text: string): void;
  close(): void;
};

export function createAnnouncements({
  say,
  interrupt,
  nowMs,
  later,
}: {
  say(text: string): void;
  interrupt(text: string): void;
  nowMs(): number;
  /** Calls back after a while; the result cancels. */
  later(callback: () => void, waitMs: number): () => void;
}): Announcements {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  let waiting: { text: string; cancel: () => void } | null = null;

  const sayNow = (text: string) => {
    waiting?.cancel();
    waiting = null;
    saidAtMs = nowMs();
    say(text);
  };

  return {
    announce(text) {
      const waitMs = saidAtMs + GAP_MS - nowMs();
      if (waitMs <= 0) return sayNow(text);
      waiting?.cancel();
      waiting = { text, cancel: later(() => sayNow(text), waitMs) };
    },
    answer: sayNow,
    interrupt,
    close() {
      waiting?.cancel();
      waiting = null;
    },
  };
}
