import { GAP_OVER_MS } from '#core/analytics/heart-rate-summary.ts';
import type { OwnHeartRate } from '../../../stores/live-metrics.ts';

/** How long one's own heart rate is missing, in the steps in which the screen says more. */
export type StrapTrouble =
  | { stage: 'none' }
  /** Nothing to show any more; the number gave way to dashes. */
  | { stage: 'lost' }
  /** 30 s: a hand has to help. */
  | { stage: 'hint' }
  /** 120 s: another strap, or none. */
  | { stage: 'fallback' }
  /** Here again. `leftOutS`: what totals and summary do without. Shown until `untilMs` on the page's clock. */
  | { stage: 'back'; leftOutS: number; untilMs: number };

export const NO_STRAP_TROUBLE: StrapTrouble = { stage: 'none' };

const HINT_AFTER_MS = 30_000;
const FALLBACK_AFTER_MS = 120_000;
const BACK_SHOWN_FOR_MS = 8000;

/** The trouble after a look at one's own heart rate. The same object when nothing changed. */
export function nextStrapTrouble(
  trouble: StrapTrouble,
  { own, before, nowMs }: { own: OwnHeartRate; before: OwnHeartRate; nowMs: number },
): StrapTrouble {
  switch (own.state) {
    case 'lost':
      return withStage(trouble, stageAfter(nowMs - own.sinceMs));
    case 'live':
      return before.state === 'lost' ? backAfter(before, own.beatAtMs, nowMs) : settled(trouble, nowMs);
    case 'gone':
    case 'waiting':
      return settled(trouble, nowMs);
  }
}

function stageAfter(lostForMs: number): 'lost' | 'hint' | 'fallback' {
  if (lostForMs >= FALLBACK_AFTER_MS) return 'fallback';
  return lostForMs >= HINT_AFTER_MS ? 'hint' : 'lost';
}

function withStage(trouble: StrapTrouble, stage: 'lost' | 'hint' | 'fallback'): StrapTrouble {
  return trouble.stage === stage ? trouble : { stage };
}

/** A strap that never gave a number left nothing out; neither does a pause too short to be a gap. */
function backAfter(lost: Extract<OwnHeartRate, { state: 'lost' }>, beatAtMs: number, nowMs: number): StrapTrouble {
  const gapMs = beatAtMs - lost.sinceMs;
  if (lost.lastBpm === null || gapMs <= GAP_OVER_MS) return NO_STRAP_TROUBLE;
  return { stage: 'back', leftOutS: Math.round(gapMs / 1000), untilMs: nowMs + BACK_SHOWN_FOR_MS };
}

function settled(trouble: StrapTrouble, nowMs: number): StrapTrouble {
  if (trouble.stage === 'back') return nowMs >= trouble.untilMs ? NO_STRAP_TROUBLE : trouble;
  return trouble.stage === 'none' ? trouble : NO_STRAP_TROUBLE;
}
