import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Trash2, UserRound, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { Form, useNavigation } from 'react-router';
import { LanguageSwitch } from '../components/LanguageSwitch.tsx';
import { Logo } from '../components/Logo.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { clockText } from '../components/time-text.ts';
import { useRevalidation } from '../components/use-revalidation.ts';
import { useTimeText } from '../components/use-time-text.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { requireDemo, stepIntoDemo } from '../server/demo/demo-page.ts';
import { forAnybody } from '../server/page.ts';
import type { Route } from './+types/demo';

export const loader = (args: Route.LoaderArgs) =>
  forAnybody(args, async (services) => {
    const demo = requireDemo(services);
    const now = demo.classNow();
    return {
      isFull: now?.isFull ?? false,
      isGoingOn: now !== null,
      past: await demo.pastClasses(),
      timeZone: (await services.store.studios.founding())?.timeZone ?? 'UTC',
      nowMs: services.clock.nowMs(),
    };
  });

export const action = (args: Route.ActionArgs) => forAnybody(args, (services) => stepIntoDemo(services, args.request));

export default function DemoPage({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { isFull, isGoingOn } = loaderData;
  useRevalidation({ everyMs: isFull ? null : 2000 });
  return (
    <main className="demo-page">
      <PageTitle>{t`Demo`}</PageTitle>
      <div className="row brand">
        <span className="row b">
          <Logo />
          Pulseroom
        </span>
        <LanguageSwitch />
      </div>
      <h1 className="title-hero">
        <Trans>A class is going on. Step in.</Trans>
      </h1>
      <p className="lede small">
        <Trans>
          Twelve simulated participants train here with a simulated instructor. Their heart rates come from a published
          model of how hearts respond to work, their pictures are test pictures, and each of them is marked as
          simulated. Everything else is the real thing, on this machine.
        </Trans>
      </p>
      <p className="row demo-state" role="status">
        <span className="pill">{isFull ? <Trans>The class is full</Trans> : <Trans>The class is filling</Trans>}</span>
      </p>
      <div className="demo-doors">
        <section className="panel demo-door">
          <h2 className="title-3">
            <Trans>Lead the class</Trans>
          </h2>
          <p>
            <Trans>
              See everybody, send cues, and watch how hearts answer. The simulated instructor gives way while you are
              there.
            </Trans>
          </p>
          <DemoDoor step="lead" disabled={!isGoingOn} className="btn primary lg block" testId="demo-lead">
            <Video size={18} aria-hidden />
            <Trans>Lead the class</Trans>
          </DemoDoor>
        </section>
        <section className="panel demo-door">
          <h2 className="title-3">
            <Trans>Join the class</Trans>
          </h2>
          <p>
            <Trans>
              Train along as a guest. Camera and Bluetooth strap are welcome; without one, use a simulated strap.
            </Trans>
          </p>
          <DemoDoor step="join" disabled={!isGoingOn} className="btn primary lg block" testId="demo-join">
            <UserRound size={18} aria-hidden />
            <Trans>Join the class</Trans>
          </DemoDoor>
        </section>
      </div>
      <PastClasses {...loaderData} />
      <RemoveDemo />
    </main>
  );
}

/** Signs in as the demo's coach or as a guest, and goes on to the class, or to `next`. */
function DemoDoor({
  step,
  next,
  className = 'btn',
  testId,
  disabled,
  children,
}: {
  step: 'lead' | 'join';
  next?: string;
  className?: string;
  testId?: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Form method="post" reloadDocument>
      <input type="hidden" name="step" value={step} />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <button type="submit" className={className} disabled={disabled} data-testid={testId}>
        {children}
      </button>
    </Form>
  );
}

function PastClasses({ past, timeZone: studioZone, nowMs }: Route.ComponentProps['loaderData']) {
  const timeZone = useTimeZone(studioZone);
  const { dayText } = useTimeText();
  if (past.length === 0) return null;
  return (
    <section className="demo-section">
      <h2 className="title-3">
        <Trans>Past classes</Trans>
      </h2>
      <ul className="panel flush">
        {past.map(({ sessionId, title, startedAtMs, participants }) => (
          <li className="demo-past-row" key={sessionId}>
            <div className="grow">
              <div className="b t16">{title}</div>
              <div className="t14 muted">
                {dayText(startedAtMs, timeZone, nowMs)}, {clockText(startedAtMs, timeZone)} ·{' '}
                <Plural value={participants} one="# participant" other="# participants" />
              </div>
            </div>
            <DemoDoor step="lead" next={`/classes/${sessionId}/report`}>
              <Trans>Class report</Trans>
            </DemoDoor>
          </li>
        ))}
      </ul>
      <DemoDoor step="join" next="/past">
        <Trans>A participant’s own summaries</Trans>
      </DemoDoor>
    </section>
  );
}

/** Asks by what browsers have for it, so that it works as soon as it is seen. */
function RemoveDemo() {
  const isRemoving = useNavigation().state !== 'idle';
  return (
    <section className="demo-section">
      <h2 className="title-3">
        <Trans>When you have seen enough</Trans>
      </h2>
      <div className="panel demo-remove">
        <p className="grow">
          <Trans>The demo has a data folder of its own. Nothing of it ever mixes with a real studio.</Trans>
        </p>
        <details>
          <summary className="btn" data-testid="demo-remove">
            <Trash2 size={16} aria-hidden />
            <Trans>Remove the demo data</Trans>
          </summary>
          <Form method="post">
            <p>
              <Trans>
                This ends the class and removes the studio, all people, classes, heart rates and mails of the demo. The
                server then prints a link to set up a studio of your own.
              </Trans>
            </p>
            <input type="hidden" name="step" value="remove" />
            <input type="hidden" name="isSure" value="yes" />
            <button type="submit" className="btn danger" disabled={isRemoving} data-testid="demo-remove-sure">
              {isRemoving ? <Trans>Removing</Trans> : <Trans>Remove everything</Trans>}
            </button>
          </Form>
        </details>
      </div>
    </section>
  );
}
