import type { TickEntry } from '#core/protocol/telemetry-frames.ts';

/** Ways to show 49 heart rates that change once a second. */
export const VARIANT_IDS = ['ours', 'react-state', 'react-state-per-tile', 'svg-sparkline'] as const;
export type VariantId = (typeof VARIANT_IDS)[number];

export type VariantProps = {
  /** Called once when the tiles are on screen, with what is to be given each delivery. */
  onReady(onEntries: (entries: readonly TickEntry[]) => void): void;
};
