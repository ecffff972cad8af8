import type { BusMessage } from '#core/bus-messages.ts';
import type { Log } from './log.ts';

export type BusHandler = (message: BusMessage) => void;

/**
 * How roles tell one another what happened. Messages are hints: delivery is at most once, in the order of publishing,
 * never before `publish` has returned.
 */
export interface Bus {
  publish(message: BusMessage): void;
  /** Returns how to unsubscribe. */
  subscribe(handler: BusHandler): () => void;
  /** Nothing is delivered afterwards. Idempotent. */
  close(): Promise<void>;
}

/** The bus of one process. A subscriber that throws is logged and harms nobody. */
export function createInProcessBus({ log }: { log: Log }): Bus {
  // Keyed by subscription, so that one function subscribed twice is told twice.
  const subscriptions = new Map<symbol, BusHandler>();
  let isClosed = false;

  function deliver(handler: BusHandler, message: BusMessage): void {
    try {
      handler(message);
    } catch (error) {
      log.error({ err: error, kind: message.kind }, 'a bus subscriber failed');
    }
  }

  return {
    publish(message) {
      if (isClosed) return;
      queueMicrotask(() => {
        for (const [subscription, handler] of [...subscriptions]) {
          if (subscriptions.has(subscription)) deliver(handler, message);
        }
      });
    },
    subscribe(handler) {
      const subscription = Symbol('subscription');
      if (!isClosed) subscriptions.set(subscription, handler);
      return () => {
        subscriptions.delete(subscription);
      };
    },
    async close() {
      isClosed = true;
      subscriptions.clear();
    },
  };
}
