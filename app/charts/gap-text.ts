import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { durationText } from '#core/duration-text.ts';

const SECONDS_UNTIL = 60;

/** How long something was missing: 12 s, from a minute on 3:05. */
export function gapText(seconds: number): MessageDescriptor {
  const whole = Math.round(seconds);
  if (whole < SECONDS_UNTIL) return msg`${whole} s`;
  const duration = durationText(whole);
  return msg`${duration} min`;
}
