import type { EpochMs } from '#core/ids.ts';
import { createTickWriter, decodeFrame, type TickEntry } from '#core/protocol/telemetry-frames.ts';
import type { LiveSample } from '../class-of-49.ts';
import type { Delivery } from '../variants.ts';

/** The hub's tick. */
const TICK_MS = 250;

/**
 * Plays samples in real time. Each delivery is a task of its own and goes through the real frame codec, so that what
 * the variants have in common costs them the same.
 */
export function playSamples({
  samples,
  delivery,
  onEntries,
}: {
  samples: readonly LiveSample[];
  delivery: Delivery;
  onEntries(entries: readonly TickEntry[]): void;
}): void {
  const frames = delivery === 'per-tick' ? ticksOf(samples) : samples.map((sample) => frameOf([sample], sample.atMs));
  const startedAtMs = performance.now();
  let next = 0;
  function deliver(): void {
    const frame = frames[next];
    if (frame === undefined) return;
    next += 1;
    const following = frames[next];
    if (following !== undefined) setTimeout(deliver, Math.max(0, startedAtMs + following.atMs - performance.now()));
    const decoded = decodeFrame(frame.bytes);
    if (!decoded.ok || decoded.frame.kind !== 'tick') throw new Error('the player made a frame that is none');
    onEntries(decoded.frame.entries);
  }
  setTimeout(deliver, frames[0]?.atMs ?? 0);
}

type TimedFrame = { atMs: number; bytes: Uint8Array };

function ticksOf(samples: readonly LiveSample[]): TimedFrame[] {
  const byTick = Map.groupBy(samples, ({ atMs }) => Math.ceil(atMs / TICK_MS));
  return [...byTick].map(([tick, changed]) => frameOf(changed, tick * TICK_MS));
}

function frameOf(samples: readonly LiveSample[], atMs: number): TimedFrame {
  const writer = createTickWriter();
  writer.begin(atMs as EpochMs);
  for (const { slot, zone, bpm } of samples) writer.entry(slot, 'live', zone, bpm);
  return { atMs, bytes: writer.finish().slice() };
}
