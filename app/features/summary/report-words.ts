import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SharedSummary } from '#core/analytics/shared-summary.ts';
import type { ReportRow, SummaryProgress } from './past-class.ts';

/** A summary with a heart rate in it. */
export type SharedFigures = SharedSummary & { averageBpm: number };

/** In place of numbers that are not there. */
const WAIT_WORDS: Record<SummaryProgress['state'], MessageDescriptor> = {
  'class-not-over': msg`After class`,
  computing: msg`Being computed`,
  late: msg`Could not be computed yet`,
  ready: msg`Being computed`,
};

/** What a row shows: figures, or why there are none. */
export function figuresOf(
  { summary }: ReportRow,
  state: SummaryProgress['state'],
): { figures: SharedFigures } | { words: MessageDescriptor } {
  if (summary === null) return { words: WAIT_WORDS[state] };
  const { averageBpm } = summary;
  return averageBpm === null ? { words: msg`No heart rate was shared` } : { figures: { ...summary, averageBpm } };
}

/** A small trace as one sentence. */
export function sparkLabel(name: string, { averageBpm, maximumBpm }: SharedFigures): MessageDescriptor {
  const average = Math.round(averageBpm);
  const highest = Math.round(maximumBpm ?? averageBpm);
  return msg`Heart rate of ${name} over the class: average ${average}, highest ${highest} bpm.`;
}
