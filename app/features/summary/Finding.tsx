import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { summaryFinding } from '#core/analytics/summary-finding.ts';
import { durationText } from '#core/duration-text.ts';
import { ZONE_NAMES } from '../../components/zone-words.ts';

/** The one sentence to read first; a second one where it has more to say. */
export function Finding({ summary }: { summary: ParticipantSummary }) {
  const { t } = useLingui();
  const finding = summaryFinding(summary);
  switch (finding.kind) {
    case 'nothing-recorded':
      return (
        <p className="lede">
          <Trans>No heart rate was recorded in this class.</Trans>
        </p>
      );
    case 'too-short':
      return (
        <p className="lede">
          <Plural
            value={Math.round(finding.recordedSeconds)}
            one="Only # second of heart rate was recorded in this class."
            other="Only # seconds of heart rate were recorded in this class."
          />
        </p>
      );
    case 'most-time-in-zone': {
      const { zone, secondsInZone, recordedSeconds, hardSeconds } = finding;
      const zoneName = t(ZONE_NAMES[zone]);
      const [spent, recorded, hard] = [secondsInZone, recordedSeconds, hardSeconds].map(durationText);
      return (
        <p className="lede">
          <Trans>
            You were in zone {zone} ({zoneName}) the longest:{' '}
            <b>
              {spent} of {recorded}
            </b>
            .
          </Trans>{' '}
          {zone >= 4 || hardSeconds < 1 ? null : (
            <Trans>
              Your time in zones 4 and 5, where it gets hard, was <b>{hard}</b>.
            </Trans>
          )}{' '}
          {summary.recovery === null ? null : (
            <Trans>
              Your heart came down{' '}
              <b>
                <Plural value={summary.recovery.fallBpm} one="# beat" other="# beats" />
              </b>{' '}
              in the best minute of rest.
            </Trans>
          )}
        </p>
      );
    }
  }
}
