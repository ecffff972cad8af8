import type { TickEntry } from '#core/protocol/telemetry-frames.ts';

/** How samples come to the page: our hub's frames with all that changed, or a message per sample as without a hub. */
export type Delivery = 'per-tick' | 'per-sample';

type Variant = {
  delivery: Delivery;
  /** The most that our grid's work may be of this one's; `null`: shown, not aimed at. */
  target: number | null;
};

/** Ways to show 49 heart rates that change once a second. */
export const VARIANTS = {
  ours: { delivery: 'per-tick', target: null },
  'react-state': { delivery: 'per-sample', target: 0.1 },
  'svg-sparkline': { delivery: 'per-sample', target: 0.1 },
  // One state per tile is better than what people write first.
  'react-state-per-tile': { delivery: 'per-sample', target: null },
  // The same with our hub's frames: what is left of the difference is the page's own.
  'react-state-per-tick': { delivery: 'per-tick', target: null },
  'svg-sparkline-per-tick': { delivery: 'per-tick', target: null },
  // Ours with all that is around the grid: roster, strips, cues. A page of its grid has fewer tiles.
  'whole-console': { delivery: 'per-tick', target: null },
} as const satisfies Record<string, Variant>;

export type VariantId = keyof typeof VARIANTS;
export const VARIANT_IDS = Object.keys(VARIANTS) as VariantId[];

export type VariantProps = {
  /** Called once when the tiles are on screen, with what is to be given each delivery. */
  onReady(onEntries: (entries: readonly TickEntry[]) => void): void;
};
