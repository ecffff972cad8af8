import type { Slot } from '#core/ids.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { type ZoneNumber, zoneLowerBoundsBpm, zoneOf } from '#core/zones.ts';
import { createSeededRandom } from '#tests/harness/seeded-random.ts';

/** One new heart rate of one person. */
export type LiveSample = {
  /** Since the start, ms. */
  atMs: number;
  slot: Slot;
  bpm: number;
  zone: ZoneNumber;
};

export const TILES = 49;

const FIRST_NAMES = [
  'Ines',
  'Aiko',
  'Priya',
  'Jonas',
  'Kofi',
  'Marta',
  'Wen',
  'Freya',
  'Samir',
  'Hana',
  'Nils',
  'Leila',
];

/** People without cameras: a decoded video costs the same in each variant and would hide what is compared. */
export function classOf49(): ParticipantInfo[] {
  return Array.from({ length: TILES }, (_, index) => ({
    participantId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}` as ParticipantInfo['participantId'],
    slot: index + 1,
    displayName: `${FIRST_NAMES[index % FIRST_NAMES.length]} ${index + 1}`,
    role: 'participant' as const,
    joinedAtMs: 0,
    isSimulated: false,
    hasSimulatedStrap: false,
    isHandRaised: false,
    handRaisedAtMs: null,
    producers: [],
  }));
}

/**
 * Each person's heart rate once a second, each at a moment of the second of their own, as straps do.
 * The same numbers for every variant: a walk of up to 2 bpm per second that turns back at 100 and 185 bpm.
 * @param seconds length
 * @returns in the order of time
 */
export function samplesOf49({ seconds, seed }: { seconds: number; seed: number }): LiveSample[] {
  const random = createSeededRandom(seed);
  const bounds = zoneLowerBoundsBpm({ hrMaxBpm: 190 });
  const samples: LiveSample[] = [];
  for (let person = 0; person < TILES; person++) {
    const phaseMs = random() * 1000;
    let bpm = 120 + Math.round(random() * 45);
    let direction = random() < 0.5 ? -1 : 1;
    for (let second = 0; second < seconds; second++) {
      bpm += direction * Math.round(random() * 2);
      if (bpm >= 185) direction = -1;
      else if (bpm <= 100) direction = 1;
      samples.push({ atMs: second * 1000 + phaseMs, slot: (person + 1) as Slot, bpm, zone: zoneOf(bpm, bounds) });
    }
  }
  return samples.sort((a, b) => a.atMs - b.atMs);
}
