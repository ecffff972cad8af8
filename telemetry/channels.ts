import type { SessionId } from '#core/ids.ts';
import { createSessionChannel, type SessionChannel } from './session-channel.ts';
import type { Ticker } from './ticker.ts';

/** The sessions that somebody is connected to, or being admitted to. */
export type Channels = {
  /**
   * The session's channel, made if need be. Every connection holds it from its HELLO until it closes: what the bus says
   * while a connection is being admitted then reaches the channel, and is not overruled by an older read of the database.
   */
  hold(sessionId: SessionId): SessionChannel;
  /** Ends one `hold`. The last one frees the channel. */
  release(channel: SessionChannel): void;
  find(sessionId: SessionId): SessionChannel | undefined;
  /** Those open now; it may change while they are looked at. */
  all(): SessionChannel[];
  readonly count: number;
};

export function createChannels(ticker: Ticker): Channels {
  const entries = new Map<SessionId, { channel: SessionChannel; holds: number }>();
  return {
    hold(sessionId) {
      const entry = entries.get(sessionId) ?? { channel: createSessionChannel({ sessionId, ticker }), holds: 0 };
      entries.set(sessionId, entry);
      entry.holds++;
      return entry.channel;
    },
    release(channel) {
      const entry = entries.get(channel.sessionId);
      if (entry?.channel !== channel) return;
      entry.holds--;
      if (entry.holds === 0) entries.delete(channel.sessionId);
    },
    find(sessionId) {
      return entries.get(sessionId)?.channel;
    },
    all() {
      return Array.from(entries.values(), ({ channel }) => channel);
    },
    get count() {
      return entries.size;
    },
  };
}
