import { readFileSync } from 'node:fs';
import { createSeededRandom } from './seeded-random.ts';

/** What a strap sends during a workout: Heart Rate Measurements (0x2A37) with the times at which they go out. */
export type StrapRecording = {
  /** Where these bytes come from. */
  provenance: string;
  seed: number;
  frames: RecordedFrame[];
};
export type RecordedFrame = {
  /** Since the start of the recording. Rising. */
  atMs: number;
  /** The notification's bytes, two hex digits each. */
  hex: string;
};

/** An effort to imitate. */
export type Effort = {
  seed: number;
  restBpm: number;
  /** The heart rate that the body heads for, from each time on. Seconds, rising. */
  targets: readonly { fromS: number; bpm: number }[];
  durationS: number;
  /** Does the strap report skin contact, as Polar's do? */
  reportsContact: boolean;
  /** Seconds in which the strap touches no skin and sends 0 bpm. */
  withoutContactS?: readonly number[];
};

/** How fast a heart follows the effort: it covers 63 % of a change in this time. Real ones need 20 to 40 s. */
const RESPONSE_S = 9;
/** Between two notifications. Straps send about once a second, not exactly. */
const NOTIFICATION_JITTER_MS = 30;
/** Beat-to-beat variation, share of the interval. */
const RR_VARIATION = 0.02;
// Flags of 0x2A37, HRS 1.0 §3.1.1.1.
const RR_PRESENT = 0x10;
const CONTACT_SUPPORTED = 0x04;
const CONTACT_DETECTED = 0x02;

/** Makes the same recording for the same effort, byte for byte. */
export function generateStrapRecording(effort: Effort): StrapRecording {
  const random = createSeededRandom(effort.seed);
  const frames: RecordedFrame[] = [];
  let bpm = effort.restBpm;
  /** When the next beat falls, since the start. */
  let nextBeatMs = 60_000 / bpm;
  let lastBeatMs = 0;

  for (let second = 0; second < effort.durationS; second++) {
    const target = effort.targets.findLast(({ fromS }) => second >= fromS)?.bpm ?? effort.restBpm;
    bpm += (target - bpm) * (1 - Math.exp(-1 / RESPONSE_S)) + (random() - 0.5);
    const rr1024: number[] = [];
    while (nextBeatMs <= (second + 1) * 1000) {
      rr1024.push(Math.round(((nextBeatMs - lastBeatMs) * 1024) / 1000));
      lastBeatMs = nextBeatMs;
      nextBeatMs += (60_000 / bpm) * (1 + (random() - 0.5) * 2 * RR_VARIATION);
    }
    const hasContact = !effort.withoutContactS?.includes(second);
    frames.push({
      atMs: second * 1000 + Math.round(random() * NOTIFICATION_JITTER_MS),
      hex: encodeMeasurement({ bpm: Math.round(bpm), rr1024, hasContact, reportsContact: effort.reportsContact }),
    });
  }
  const provenance = 'Made by tests/fixtures/make-strap-recordings.ts from a seed. No person wore this strap; CC0.';
  return { provenance, seed: effort.seed, frames };
}

/** Reads a recording of tests/fixtures. */
export function readStrapRecording(name: string): StrapRecording {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as StrapRecording;
}

export function frameBytes({ hex }: RecordedFrame): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

function encodeMeasurement(measurement: {
  bpm: number;
  rr1024: readonly number[];
  hasContact: boolean;
  reportsContact: boolean;
}): string {
  const { bpm, rr1024, hasContact, reportsContact } = measurement;
  const contactFlags = reportsContact ? CONTACT_SUPPORTED | (hasContact ? CONTACT_DETECTED : 0) : 0;
  if (!hasContact) return Buffer.of(contactFlags, 0).toString('hex');
  const flags = contactFlags | (rr1024.length > 0 ? RR_PRESENT : 0);
  return Buffer.of(flags, bpm, ...rr1024.flatMap((rr) => [rr & 0xff, rr >> 8])).toString('hex');
}
