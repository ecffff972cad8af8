import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { durationText } from '#core/duration-text.ts';

/** A bar of zones as one sentence. */
export function zonesLabel(secondsInZone: readonly number[]): MessageDescriptor {
  const time = (zone: number) => durationText(secondsInZone[zone - 1] ?? 0);
  return msg`Zone 1 ${{ one: time(1) }}, zone 2 ${{ two: time(2) }}, zone 3 ${{ three: time(3) }}, zone 4 ${{ four: time(4) }}, zone 5 ${{ five: time(5) }}`;
}
