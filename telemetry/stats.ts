/** What the hub counts, since it started unless said otherwise. No number here belongs to a person. */
export type HubStats = {
  /** Open now, admitted or not. */
  connections: number;
  /** Sessions with somebody connected now. */
  channels: number;
  /** Samples that wait for the store now. */
  queuedSamples: number;
  framesIn: number;
  framesOut: number;
  samplesStored: number;
  /** Not stored because the store failed or a queue was full. Clients send them again. */
  samplesDropped: number;
  /** Ticks that a viewer did not get because it was behind [DN3]. */
  ticksSkipped: number;
  /** Malformed frames [TF3]. */
  malformed: number;
  /** Connections that were not admitted, foreign origins included. */
  refused: number;
};

/** The part of `HubStats` that only ever grows. */
export type HubCounters = Omit<HubStats, 'connections' | 'channels' | 'queuedSamples'>;

export function createCounters(): HubCounters {
  return {
    framesIn: 0,
    framesOut: 0,
    samplesStored: 0,
    samplesDropped: 0,
    ticksSkipped: 0,
    malformed: 0,
    refused: 0,
  };
}
