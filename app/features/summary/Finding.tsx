import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { summaryFinding } from '#core/analytics/summary-finding.ts';
import { durationText } from '#core/duration-text.ts';

/** The one sentence to read first. */
export function Finding({ summary }: { summary: ParticipantSummary }) {
  const finding = summaryFinding(summary);
  if (finding.kind !== 'most-time-in-zone') return <p className="lede">{finding.text}</p>;
  const { zone, zoneName, secondsInZone, recordedSeconds } = finding;
  return (
    <p className="lede">
      You were in zone {zone} ({zoneName}) the longest:{' '}
      <b>
        {durationText(secondsInZone)} of {durationText(recordedSeconds)}
      </b>
      .
    </p>
  );
}
