import { t } from '@lingui/core/macro';
import { elapsedText } from '../../../components/time-text.ts';
import type { Reason, ReasonKind } from './attention.ts';

/** Why, in neutral words, with the time that counts on. */
export function reasonText(reason: Reason, nowMs: number): string {
  if (reason.isOver) return overText(reason.kind);
  const forTime = elapsedText(nowMs - reason.sinceMs);
  switch (reason.kind) {
    case 'near-maximum':
      return t`Near own maximum ${forTime}`;
    case 'hand':
      return t`Hand raised ${forTime}`;
    case 'strap-lost':
      return t`Strap lost ${forTime}`;
    case 'falling': {
      const drop = reason.fall?.dropBpm ?? 0;
      const seconds = Math.round((reason.fall?.overMs ?? 0) / 1000);
      return t`Falling fast, −${drop} in ${seconds} s`;
    }
    case 'video-lost':
      return t`No picture ${forTime}`;
    case 'no-reading':
      return t`No strap yet ${forTime}`;
  }
}

function overText(kind: ReasonKind): string {
  switch (kind) {
    case 'near-maximum':
      return t`Below 97% of maximum again`;
    case 'hand':
      return t`Hand is down`;
    case 'strap-lost':
      return t`Strap is back`;
    case 'falling':
      return t`Holding again`;
    case 'video-lost':
      return t`Picture is back`;
    case 'no-reading':
      return t`No strap`;
  }
}

/** The same in one word for a live region and for a tile without a card: no time that would be old when it is read. */
export function reasonLabel(kind: ReasonKind): string {
  switch (kind) {
    case 'near-maximum':
      return t`near own maximum`;
    case 'hand':
      return t`hand raised`;
    case 'strap-lost':
      return t`strap lost`;
    case 'falling':
      return t`heart rate falling`;
    case 'video-lost':
      return t`no picture`;
    case 'no-reading':
      return t`no strap yet`;
  }
}
