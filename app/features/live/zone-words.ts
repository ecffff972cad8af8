import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ZoneNumber } from '#core/zones.ts';

/** What a zone feels like, in a word that is read from three metres. */
export const ZONE_WORDS: Record<ZoneNumber, MessageDescriptor> = {
  1: msg({ message: 'Very light', context: 'zone' }),
  2: msg({ message: 'Light', context: 'zone' }),
  3: msg({ message: 'Moderate', context: 'zone' }),
  4: msg({ message: 'Hard', context: 'zone' }),
  5: msg({ message: 'Maximum', context: 'zone' }),
};
