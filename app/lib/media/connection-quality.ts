/** What the topbar says about the network, in one word. */
export type ConnectionQuality = 'good' | 'fair' | 'poor';

export type NetworkFigures = {
  /** Share of packets that did not arrive since the last look, 0…1. */
  lossShare: number;
  /** `null` where the browser does not say. */
  roundTripMs: number | null;
};

/** Video with loss over 2 % stutters now and then; over 8 %, or with a round trip over 0.6 s, it is no use for a class. */
export function connectionQuality({ lossShare, roundTripMs }: NetworkFigures): ConnectionQuality {
  const roundTrip = roundTripMs ?? 0;
  if (lossShare > 0.08 || roundTrip > 600) return 'poor';
  return lossShare > 0.02 || roundTrip > 250 ? 'fair' : 'good';
}

/** Totals over all receivers, from `RTCPeerConnection` statistics. */
export type ReceivedTotals = { packetsReceived: number; packetsLost: number; roundTripMs: number | null };

export function receivedTotals(reports: Iterable<RTCStatsReport>): ReceivedTotals {
  const totals: ReceivedTotals = { packetsReceived: 0, packetsLost: 0, roundTripMs: null };
  for (const report of reports) {
    for (const stats of report.values() as Iterable<Record<string, unknown>>) {
      if (stats.type === 'inbound-rtp') {
        totals.packetsReceived += Number(stats.packetsReceived ?? 0);
        totals.packetsLost += Number(stats.packetsLost ?? 0);
      } else if (stats.type === 'candidate-pair' && stats.nominated && stats.currentRoundTripTime !== undefined) {
        totals.roundTripMs = Number(stats.currentRoundTripTime) * 1000;
      }
    }
  }
  return totals;
}

/** What happened between two looks. Consumers come and go, so totals may shrink: then nothing is known. */
export function figuresBetween(before: ReceivedTotals, after: ReceivedTotals): NetworkFigures {
  const received = after.packetsReceived - before.packetsReceived;
  const lost = after.packetsLost - before.packetsLost;
  const lossShare = received <= 0 || lost <= 0 ? 0 : lost / (received + lost);
  return { lossShare, roundTripMs: after.roundTripMs };
}
