/** Is the server there? Known without asking where the browser says that it has no network, else by asking. */
export type Reachability = {
  isReachable(): boolean;
  /** Calls back when the answer changed. @returns how to stop that */
  subscribe(listener: () => void): () => void;
  /** Asks now. Several who ask at once share the question. */
  check(): Promise<boolean>;
};

type ReachabilityOptions = {
  /** Resolves if the server answers, rejects otherwise. */
  ask(): Promise<unknown>;
  hasNetwork(): boolean;
};

export function createReachability({ ask, hasNetwork }: ReachabilityOptions): Reachability {
  const listeners = new Set<() => void>();
  let isReachable = true;
  let asking: Promise<boolean> | null = null;

  function set(isNow: boolean): boolean {
    if (isNow !== isReachable) {
      isReachable = isNow;
      for (const listener of listeners) listener();
    }
    return isNow;
  }

  return {
    isReachable: () => isReachable,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check() {
      if (!hasNetwork()) return Promise.resolve(set(false));
      asking ??= ask()
        .then(
          () => set(true),
          () => set(false),
        )
        .finally(() => {
          asking = null;
        });
      return asking;
    },
  };
}

/** Longest wait for an answer, ms. */
const ANSWER_MS = 5000;

/** The server that this page came from. Browser only. */
export const server = createReachability({
  hasNetwork: () => navigator.onLine,
  ask: async () => {
    const { ok } = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) });
    if (!ok) throw new Error('The server answers, but is not up.');
  },
});
