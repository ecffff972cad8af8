type Close = () => unknown;

/** What was opened, and how to close it. */
export type Disposer = {
  /** Notes something that opened. After `close` it is closed at once: it came up while we were going down. */
  add(close: Close): void;
  /**
   * Closes everything, last opened first, each once and each whatever became of the others. Idempotent.
   * @throws AggregateError of what did not close
   */
  close(): Promise<void>;
};

export function createDisposer(): Disposer {
  const opened: Close[] = [];
  const failures: unknown[] = [];
  let closing: Promise<void> | null = null;

  async function closeAll(): Promise<void> {
    for (let close = opened.pop(); close; close = opened.pop()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
  }

  return {
    add(close) {
      opened.push(close);
      if (closing) closing = closing.then(closeAll);
    },
    async close() {
      closing ??= closeAll();
      // A part that is added meanwhile prolongs the wait.
      for (let waited: Promise<void> | null = null; waited !== closing; ) {
        waited = closing;
        await waited;
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed.');
    },
  };
}
