import type { CueContent } from '#core/protocol/signaling.ts';
import { blockAt, type ScriptBlock } from './class-script.ts';

/** How hard somebody works: as the script says, or, while a person leads, as that person's cues say. */
export type Effort = {
  /** Share of the heart-rate reserve, 0…1. */
  intensityAt(secondsIn: number): number;
  /** A person takes over (the effort stays where it is), or gives the class back to the script. */
  ledBy(leader: 'script' | 'person', secondsIn: number): void;
  /** Push raises by a zone, Ease lowers by one; the others change nothing. Without a person the script has said it. */
  cued(kind: CueContent['kind']): void;
};

const LOWEST = 0.2;

export function createEffort({
  script,
  zoneShare,
  eagerness,
}: {
  script: ScriptBlock[];
  /** A zone as a share of this person's heart-rate reserve. */
  zoneShare: number;
  /** Above 1: works harder than asked. */
  eagerness: number;
}): Effort {
  let held: number | null = null;
  const scripted = (secondsIn: number) => clamp(blockAt(script, secondsIn).block.intensity * eagerness);
  return {
    intensityAt: (secondsIn) => held ?? scripted(secondsIn),
    ledBy(leader, secondsIn) {
      if (leader === 'script') held = null;
      else held ??= scripted(secondsIn);
    },
    cued(kind) {
      if (held === null) return;
      if (kind === 'push') held = clamp(held + zoneShare);
      if (kind === 'ease') held = clamp(held - zoneShare);
    },
  };
}

/** Zones are tenths of the maximum (core/zones). */
export function zoneShareOf({ hrMaxBpm, hrRestBpm }: { hrMaxBpm: number; hrRestBpm: number }): number {
  return (0.1 * hrMaxBpm) / (hrMaxBpm - hrRestBpm);
}

function clamp(intensity: number): number {
  return Math.min(1, Math.max(LOWEST, intensity));
}
