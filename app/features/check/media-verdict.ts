import type { MediaTry } from '../../lib/check/media-check.ts';

/** What the tries mean for a class, which may be on any of the ports. */
export type MediaVerdict =
  /** Every port answers by UDP. `tcpBlocked`: there is nothing to fall back to on these. */
  | { kind: 'udp'; roundTripMs: number | null; tcpBlocked: number[] }
  /** Every port answers, some by TCP alone. */
  | { kind: 'tcp'; roundTripMs: number | null; udpBlocked: number[] }
  /** Some classes would have video, others would not. */
  | { kind: 'partly'; reached: number[]; blocked: number[] }
  | { kind: 'none'; ports: number[] };

export function mediaVerdict(tries: readonly MediaTry[]): MediaVerdict {
  const ports = [...new Set(tries.map(({ port }) => port))].sort((a, b) => a - b);
  const answers = (protocol: 'udp' | 'tcp', port: number) =>
    tries.some((each) => each.port === port && each.protocol === protocol && each.isConnected);
  const udpBlocked = ports.filter((port) => !answers('udp', port));
  const tcpBlocked = ports.filter((port) => !answers('tcp', port));
  const blocked = udpBlocked.filter((port) => tcpBlocked.includes(port));
  if (blocked.length === ports.length) return { kind: 'none', ports };
  if (blocked.length > 0) return { kind: 'partly', reached: ports.filter((port) => !blocked.includes(port)), blocked };
  if (udpBlocked.length > 0) return { kind: 'tcp', roundTripMs: slowest(tries), udpBlocked };
  return { kind: 'udp', roundTripMs: slowest(tries.filter(({ protocol }) => protocol === 'udp')), tcpBlocked };
}

function slowest(tries: readonly MediaTry[]): number | null {
  const known = tries.flatMap(({ roundTripMs }) => (roundTripMs === null ? [] : [roundTripMs]));
  return known.length === 0 ? null : Math.max(...known);
}
