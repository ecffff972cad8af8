import type { ConnectionQuality } from '../../../lib/media/connection-quality.ts';

/** Whose pictures this page receives. Voices and heart rates always come. */
export type VideoAllowance = 'all' | 'instructor' | 'none';

export function videoAllowance({
  isHidden,
  isAudioOnly,
  isAudioFirst,
  isNetworkPoor,
}: {
  /** Nobody looks at the tab. */
  isHidden: boolean;
  /** The person wants sound only. */
  isAudioOnly: boolean;
  /** Back after a long break: the sound goes first. */
  isAudioFirst: boolean;
  isNetworkPoor: boolean;
}): VideoAllowance {
  if (isHidden || isAudioOnly || isAudioFirst) return 'none';
  return isNetworkPoor ? 'instructor' : 'all';
}

/** So many looks in a row with a poor network take the tiles away; one alone may be a hiccup. */
const POOR_AFTER_LOOKS = 2;
/** They come back after so many without: what they cost would make it poor again at once. */
const RECOVERED_AFTER_LOOKS = 10;

/** Whether the network is too poor for everybody's picture, with patience in both directions. */
export function createPoorHold(): (quality: ConnectionQuality) => boolean {
  let isPoor = false;
  let against = 0;
  return (quality) => {
    against = (quality === 'poor') === isPoor ? 0 : against + 1;
    if (against >= (isPoor ? RECOVERED_AFTER_LOOKS : POOR_AFTER_LOOKS)) {
      isPoor = !isPoor;
      against = 0;
    }
    return isPoor;
  };
}
