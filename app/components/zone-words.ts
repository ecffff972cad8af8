import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ZoneNumber } from '#core/zones.ts';

/** The zones' names, to be shown beside their number and shape. */
export const ZONE_NAMES: Record<ZoneNumber, MessageDescriptor> = {
  1: msg`Very light`,
  2: msg`Light`,
  3: msg`Moderate`,
  4: msg`Hard`,
  5: msg`Maximum`,
};
