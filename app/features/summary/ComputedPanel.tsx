import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { kcalWords } from './summary-words.ts';

/** How the numbers of a summary came about. */
export function ComputedPanel({ summary: { kcal, recovery } }: { summary: ParticipantSummary }) {
  const { t, i18n } = useLingui();
  return (
    <section className="panel">
      <h2 className="title-3 panel-head">
        <Trans>How this was computed</Trans>
      </h2>
      <div className="computed t14 muted">
        <p>
          <Trans>
            The average is weighted by time. More than 5 s between two beats of the strap is a gap and counts nothing.
            These numbers describe a workout; they are not medical advice.
          </Trans>
        </p>
        {kcal === null ? null : <p>{t(kcalWords(kcal, i18n))}</p>}
        {recovery === null ? null : (
          <p>
            <Trans>
              60 s recovery is the largest fall of your heart rate within a minute that begins in zone 4 or 5 and ends
              below, after Cole and others (1999). It is for comparing your own classes.
            </Trans>
          </p>
        )}
        <p className="no-print">
          <Trans>
            <Link to="/profile">Change your profile</Link>: it holds from then on, this summary stays as it is.
          </Trans>
        </p>
      </div>
    </section>
  );
}
