import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, HeartOff, Users, Video } from 'lucide-react';
import { Form } from 'react-router';
import { OfflineNote } from '../components/OfflineNote.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { PrintFooter } from '../components/PrintFooter.tsx';
import { ServerLink } from '../components/ServerLink.tsx';
import { SimulatedTag } from '../components/SimulatedTag.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { useRevalidation } from '../components/use-revalidation.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { ClassHeader } from '../features/summary/ClassHeader.tsx';
import { ComputedPanel } from '../features/summary/ComputedPanel.tsx';
import { Finding } from '../features/summary/Finding.tsx';
import { HeartRatePanel } from '../features/summary/HeartRatePanel.tsx';
import { LastClassesPanel } from '../features/summary/LastClassesPanel.tsx';
import type { OwnSummary } from '../features/summary/past-class.ts';
import { pollInterval } from '../features/summary/poll-interval.ts';
import { SummaryNumbers } from '../features/summary/SummaryNumbers.tsx';
import { SummarySkeleton } from '../features/summary/SummarySkeleton.tsx';
import { noHeartRateWords } from '../features/summary/summary-words.ts';
import { WhoSawIt } from '../features/summary/WhoSawIt.tsx';
import { ZonePanel } from '../features/summary/ZonePanel.tsx';
import { parseSessionId } from '../server/api.ts';
import { readOwnSummary, retrySummary } from '../server/own-summary.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/classes.$sessionId.summary';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, (services, viewer) => readOwnSummary(services, viewer, parseSessionId(args.params.sessionId)));

/** Runs a late computation again. */
export const action = (args: Route.ActionArgs) =>
  forViewer(args, async (services, viewer) => {
    await retrySummary(services, viewer, parseSessionId(args.params.sessionId));
    return null;
  });

export default function SummaryPage({ loaderData }: Route.ComponentProps) {
  const { pastClass, nowMs, isInstructor, state } = loaderData;
  const { t } = useLingui();
  const isQueued = state === 'computing' || (state === 'late' && loaderData.isQueued);
  useRevalidation({ everyMs: pollInterval({ state, isQueued }, { endedAtMs: pastClass.endedAtMs, nowMs }) });
  return (
    <>
      <PageTitle>{t`Summary: ${pastClass.title}`}</PageTitle>
      <ClassHeader
        pastClass={pastClass}
        nowMs={nowMs}
        canPrint={state === 'ready' && loaderData.summary.sampleCount > 0}
      >
        {isInstructor ? (
          <ServerLink className="btn" to={`/classes/${pastClass.sessionId}/report`}>
            <Users size={16} aria-hidden />
            <Trans>Class report</Trans>
          </ServerLink>
        ) : null}
      </ClassHeader>
      {loaderData.isSimulated && (
        <p className="row simulated-note">
          <SimulatedTag />
          <Trans>This heart rate comes from a model of the heart.</Trans>
        </p>
      )}
      <OfflineNote loadedAtMs={nowMs}>
        {/* While the class goes on, the live page may hold readings that have not arrived. */}
        {state === 'class-not-over' ? null : <Trans>Your heart rate is stored at the studio.</Trans>}
      </OfflineNote>
      <SummaryBody own={loaderData} />
      <PrintFooter atMs={nowMs} />
    </>
  );
}

function SummaryBody({ own }: { own: OwnSummary }) {
  const { t } = useLingui();
  switch (own.state) {
    case 'class-not-over':
      return (
        <StateBlock
          icon={<Video size={28} aria-hidden />}
          title={t`This class is not over`}
          action={
            <ServerLink className="btn primary lg" to={`/classes/${own.pastClass.sessionId}/live`} reloadDocument>
              <Trans>Back to the class</Trans>
            </ServerLink>
          }
        >
          <p>
            <Trans>Your heart rate is being stored. The summary appears here when the class ends.</Trans>
          </p>
        </StateBlock>
      );
    case 'computing':
      return <SummarySkeleton />;
    case 'late':
      return <LateSummary own={own} />;
    case 'ready':
      return own.summary.sampleCount === 0 ? <NoHeartRate own={own} /> : <ReadySummary own={own} />;
  }
}

function LateSummary({ own }: { own: Extract<OwnSummary, { state: 'late' }> }) {
  const { t } = useLingui();
  return (
    <StateBlock
      tone="bad"
      icon={<CircleAlert size={28} aria-hidden />}
      title={own.sampleCount === 0 ? t`The summary could not be made` : t`We have your data but could not draw it`}
      action={
        <Form method="post">
          <SubmitButton className="btn primary lg" pendingText={t`Starting`}>
            <Trans>Run it again</Trans>
          </SubmitButton>
        </Form>
      }
    >
      <p>
        {own.sampleCount === 0 ? (
          <Trans>Nothing was lost: no heart rate came in during this class.</Trans>
        ) : (
          <Plural
            value={own.sampleCount}
            one="The one heart rate sample is stored."
            other="All # heart rate samples are stored."
          />
        )}{' '}
        {own.isQueued ? (
          <Trans>The summary step stopped with an error and is tried again by itself. This page follows.</Trans>
        ) : (
          <Trans>The summary step stopped with an error.</Trans>
        )}
      </p>
      <p className="t13">
        <Trans>If it happens again, give the person who runs this server this page’s address.</Trans>
      </p>
    </StateBlock>
  );
}

function NoHeartRate({ own }: { own: OwnSummary }) {
  const { t } = useLingui();
  const [what, next] = noHeartRateWords({ isInstructor: own.isInstructor, title: own.pastClass.title });
  return (
    <StateBlock
      icon={<HeartOff size={28} aria-hidden />}
      title={t`No heart rate for this class`}
      action={
        <ServerLink className="btn primary lg" to="/schedule">
          <Trans>Next classes</Trans>
        </ServerLink>
      }
    >
      <p>{t(what)}</p>
      <p>{t(next)}</p>
    </StateBlock>
  );
}

function ReadySummary({ own }: { own: Extract<OwnSummary, { state: 'ready' }> }) {
  const { summary, compared, pastClass, nowMs } = own;
  const timeZone = useTimeZone(pastClass.timeZone);
  return (
    <>
      <Finding summary={summary} />
      <SummaryNumbers summary={summary} earlier={compared.earlier} />
      <HeartRatePanel summary={summary} />
      <div className="columns">
        <ZonePanel summary={summary} />
        <LastClassesPanel {...compared} timeZone={timeZone} nowMs={nowMs} />
      </div>
      <ComputedPanel summary={summary} />
      <WhoSawIt own={own} />
    </>
  );
}
