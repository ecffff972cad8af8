import { Trans, useLingui } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import { ServerLink } from '../../components/ServerLink.tsx';
import type { OwnSummary } from './past-class.ts';
import { instructorPrivacyWords, privacyWords } from './summary-words.ts';

/** Who saw the heart rate, and where that can be chosen anew: what was shown was shown, so for the next class. */
export function WhoSawIt({ own: { sharing, isInstructor, pastClass, nextClass } }: { own: OwnSummary }) {
  const { t } = useLingui();
  const nextTitle = nextClass?.title;
  const name = pastClass.instructorName;
  const instructor = pastClass.isInstructorSimulated ? t`${name} (simulated)` : name;
  return (
    <section className="note page-note" aria-label={t`Who saw it`}>
      <Lock size={18} aria-hidden />
      <p className="grow">
        <b>
          <Trans>Only you see this page.</Trans>
        </b>{' '}
        {t(isInstructor ? instructorPrivacyWords(sharing) : privacyWords(sharing, instructor))}{' '}
        <span className="no-print">
          <Trans>For each class you choose anew, in its green room.</Trans>
        </span>
      </p>
      {nextClass === null ? null : (
        <ServerLink
          className="btn sm no-print"
          to={`/classes/${nextClass.sessionId}/live`}
          reloadDocument
          label={t`Change for the next class: ${nextTitle}`}
        >
          <Trans>Change for the next class</Trans>
        </ServerLink>
      )}
    </section>
  );
}
