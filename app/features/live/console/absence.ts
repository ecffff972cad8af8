import type { EpochMs } from '#core/ids.ts';
import type { ClassHistory } from '#core/session-history.ts';

/** Gets what a page missed of the class: all of it when it comes, and later what passed while the hub was away. */
export type Absence = {
  /** Nothing was seen since `fromMs`, session time; `null`: from the beginning on. */
  over(fromMs: EpochMs | null): void;
  close(): void;
};

/** Who was cut off too sends what their strap said when they are back, some later than this page. */
const AGAIN_AFTER_MS = 30_000;
const RETRY_AFTER_MS = 10_000;
const RETRIES_MAX = 5;

export function createAbsence({
  load,
  onLoaded,
}: {
  load(fromMs: EpochMs | null): Promise<ClassHistory>;
  onLoaded(history: ClassHistory): void;
}): Absence {
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What is still to be had; another absence before that makes it longer, never shorter. */
  let missing: { fromMs: EpochMs | null } | null = null;
  let attempt = 0;

  async function get(isLast: boolean): Promise<void> {
    if (missing === null) return;
    attempt += 1;
    const mine = attempt;
    const { fromMs } = missing;
    const isSuperseded = () => isClosed || mine !== attempt;
    for (let retry = 0; retry <= RETRIES_MAX; retry += 1) {
      const history = await load(fromMs).catch(() => null);
      if (isSuperseded()) return;
      if (history !== null) {
        onLoaded(history);
        break;
      }
      await new Promise((resolve) => {
        timer = setTimeout(resolve, RETRY_AFTER_MS);
      });
      if (isSuperseded()) return;
    }
    if (isLast) missing = null;
    else timer = setTimeout(() => void get(true), AGAIN_AFTER_MS);
  }

  return {
    over(fromMs) {
      clearTimeout(timer);
      missing = { fromMs: missing === null ? fromMs : earlier(missing.fromMs, fromMs) };
      void get(false);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function earlier(a: EpochMs | null, b: EpochMs | null): EpochMs | null {
  return a === null || b === null ? null : Math.min(a, b);
}
