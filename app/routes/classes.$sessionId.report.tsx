import { Lock, Users } from 'lucide-react';
import { Link } from 'react-router';
import { StateBlock } from '../components/StateBlock.tsx';
import { useRevalidation } from '../components/use-revalidation.ts';
import { ClassHeader } from '../features/summary/ClassHeader.tsx';
import { pollInterval } from '../features/summary/poll-interval.ts';
import { ReportTable } from '../features/summary/ReportTable.tsx';
import { parseSessionId } from '../server/api.ts';
import { readClassReport } from '../server/class-report.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/classes.$sessionId.report';

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData === undefined ? 'Pulseroom' : `Report: ${loaderData.pastClass.title} · Pulseroom` },
];

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, (services, viewer) => readClassReport(services, viewer, parseSessionId(args.params.sessionId)));

export default function ReportPage({ loaderData }: Route.ComponentProps) {
  const { pastClass, nowMs, progress, rows, privateCount } = loaderData;
  const isOver = progress.state !== 'class-not-over';
  useRevalidation({ everyMs: pollInterval(progress, { endedAtMs: pastClass.endedAtMs, nowMs }) });
  const total = rows.length + privateCount;
  return (
    <>
      <ClassHeader pastClass={pastClass} nowMs={nowMs}>
        <Link className="btn" to={`/classes/${pastClass.sessionId}/summary`}>
          Your own summary
        </Link>
      </ClassHeader>
      {isOver ? (
        <p className="lede">
          {total === 0
            ? 'Nobody else took part.'
            : `${peopleWords(total)} took part, ${rows.length} shared with you. Numbers are of the time they shared.`}
        </p>
      ) : (
        <p className="lede">The class is not over; totals come when it ends.</p>
      )}
      {rows.length === 0 ? (
        <StateBlock icon={<Users size={28} aria-hidden />} title="Nobody shared a heart rate">
          <p>Everybody chooses that before they enter, and may change it during the class.</p>
        </StateBlock>
      ) : (
        <ReportTable rows={rows} progress={progress} />
      )}
      {privateCount === 0 ? null : (
        <div className="note page-note">
          <Lock size={18} aria-hidden />
          <div className="grow">
            <b>{peopleWords(privateCount)}</b> {privateCount === 1 ? 'keeps' : 'keep'} their heart rate to themselves.
          </div>
        </div>
      )}
    </>
  );
}

function peopleWords(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
