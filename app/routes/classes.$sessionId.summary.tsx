import { CircleAlert, HeartOff, Lock, Users, Video } from 'lucide-react';
import { Form, Link } from 'react-router';
import { SimulatedTag } from '../components/SimulatedTag.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { useRevalidation } from '../components/use-revalidation.ts';
import { ClassHeader } from '../features/summary/ClassHeader.tsx';
import { Finding } from '../features/summary/Finding.tsx';
import { HeartRatePanel } from '../features/summary/HeartRatePanel.tsx';
import type { OwnSummary } from '../features/summary/past-class.ts';
import { pollInterval } from '../features/summary/poll-interval.ts';
import { SummaryNumbers } from '../features/summary/SummaryNumbers.tsx';
import { SummarySkeleton } from '../features/summary/SummarySkeleton.tsx';
import {
  instructorPrivacyWords,
  kcalWords,
  noHeartRateWords,
  privacyWords,
  zoneWords,
} from '../features/summary/summary-words.ts';
import { ZoneTimes } from '../features/summary/ZoneTimes.tsx';
import { parseSessionId } from '../server/api.ts';
import { readOwnSummary, retrySummary } from '../server/own-summary.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/classes.$sessionId.summary';

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData === undefined ? 'Pulseroom' : `Summary: ${loaderData.pastClass.title} · Pulseroom` },
];

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
  const isQueued = state === 'computing' || (state === 'late' && loaderData.isQueued);
  useRevalidation({ everyMs: pollInterval({ state, isQueued }, { endedAtMs: pastClass.endedAtMs, nowMs }) });
  return (
    <>
      <ClassHeader pastClass={pastClass} nowMs={nowMs}>
        {loaderData.isSimulated ? <SimulatedTag /> : null}
        {isInstructor ? (
          <Link className="btn" to={`/classes/${pastClass.sessionId}/report`}>
            <Users size={16} aria-hidden />
            Class report
          </Link>
        ) : null}
      </ClassHeader>
      <SummaryBody own={loaderData} />
    </>
  );
}

function SummaryBody({ own }: { own: OwnSummary }) {
  switch (own.state) {
    case 'class-not-over':
      return (
        <StateBlock
          icon={<Video size={28} aria-hidden />}
          title="This class is not over"
          action={
            <Link className="btn primary lg" to={`/classes/${own.pastClass.sessionId}/live`} reloadDocument>
              Back to the class
            </Link>
          }
        >
          <p>Your heart rate is being stored. The summary appears here when the class ends.</p>
        </StateBlock>
      );
    case 'computing':
      return <SummarySkeleton />;
    case 'late':
      return (
        <StateBlock
          tone="bad"
          icon={<CircleAlert size={28} aria-hidden />}
          title="We have your data but could not draw it yet"
          action={
            <Form method="post">
              <SubmitButton className="btn primary lg" pendingText="Starting">
                Run it again
              </SubmitButton>
            </Form>
          }
        >
          <p>
            All {own.sampleCount.toLocaleString('en-GB')} heart rate samples are stored. The summary step met an error
            {own.isQueued ? ' and is tried again by itself.' : '.'}
          </p>
        </StateBlock>
      );
    case 'ready':
      return own.summary.sampleCount === 0 ? <NoHeartRate own={own} /> : <ReadySummary own={own} />;
  }
}

function NoHeartRate({ own }: { own: OwnSummary }) {
  return (
    <StateBlock
      icon={<HeartOff size={28} aria-hidden />}
      title="No heart rate for this class"
      action={
        <Link className="btn primary lg" to="/schedule">
          Next classes
        </Link>
      }
    >
      {noHeartRateWords({ isInstructor: own.isInstructor, title: own.pastClass.title }).map((sentences) => (
        <p key={sentences}>{sentences}</p>
      ))}
    </StateBlock>
  );
}

function ReadySummary({ own }: { own: Extract<OwnSummary, { state: 'ready' }> }) {
  const { summary, sharing, pastClass } = own;
  return (
    <>
      <Finding summary={summary} />
      <SummaryNumbers summary={summary} />
      <HeartRatePanel summary={summary} />
      <div className="columns">
        <section className="panel">
          <h2 className="title-3 panel-head">Time in zones</h2>
          <ZoneTimes secondsInZone={summary.secondsInZone} />
          <p className="t13 muted panel-foot">{zoneWords(summary)}</p>
        </section>
        <section className="panel">
          <h2 className="title-3 panel-head">How this was computed</h2>
          <div className="stack-text t14 muted">
            {summary.kcal === null ? null : <p>{kcalWords(summary.kcal)}</p>}
            <p>
              The average is weighted by time. More than 5 s between two beats of the strap is a gap and counts nothing.
              These numbers describe a workout; they are not medical advice.
            </p>
            <p>
              <Link to="/profile">Change your profile</Link>: it holds from then on, this summary stays as it is.
            </p>
          </div>
        </section>
      </div>
      <div className="note page-note">
        <Lock size={18} aria-hidden />
        <div className="grow">
          <b>Only you see this page.</b>{' '}
          {own.isInstructor ? instructorPrivacyWords(sharing) : privacyWords(sharing, pastClass.instructorName)}
        </div>
      </div>
    </>
  );
}
