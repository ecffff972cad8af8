import { ChartLine, Lock, Users, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { Form, Link } from 'react-router';
import { SubmitButton } from '../../components/SubmitButton.tsx';
import { untilText } from '../../components/time-text.ts';
import type { ListedClass } from '../schedule/listed-class.ts';

type ClassActionProps = {
  listed: ListedClass;
  studio: { name: string; slug: string };
  /** Without an account; with one, but not of this studio; of it. */
  viewer: 'stranger' | 'outsider' | 'member';
  isInstructor: boolean;
  tookPart: boolean;
  nowMs: number;
};

/** What can be done with a class now: one action, and what it means. */
export function ClassAction(props: ClassActionProps) {
  const { listed, viewer } = props;
  if (viewer === 'stranger') return <StrangerAction {...props} />;
  if (viewer === 'outsider') return <OutsiderAction {...props} />;
  switch (listed.state) {
    case 'scheduled':
      return <ScheduledAction {...props} />;
    case 'live':
      return (
        <ActionPanel title="Live now" mark={<LiveMark />}>
          <p>{props.isInstructor ? 'Your class is open.' : `${listed.instructorName} has opened the room.`}</p>
          <LiveLink sessionId={listed.sessionId}>{props.isInstructor ? 'Back to the room' : 'Join'}</LiveLink>
          <Reassurance />
        </ActionPanel>
      );
    case 'ended':
      return <EndedAction {...props} />;
  }
}

/** The way into the studio, and back here. */
function signUpPath({ listed, studio }: ClassActionProps): string {
  return `/sign-up?studio=${encodeURIComponent(studio.slug)}&next=${encodeURIComponent(`/classes/${listed.sessionId}`)}`;
}

function OutsiderAction(props: ClassActionProps) {
  const { listed, studio } = props;
  if (listed.state === 'ended') {
    return (
      <ActionPanel title="This class is over">
        <p>It was a class of {studio.name}.</p>
      </ActionPanel>
    );
  }
  return (
    <ActionPanel title={listed.state === 'live' ? 'Live now' : 'Join this class'}>
      <p>It is for members of {studio.name}. You can become one with the account that you have.</p>
      <Link className="btn primary lg block" to={signUpPath(props)}>
        Join {studio.name}
      </Link>
    </ActionPanel>
  );
}

function StrangerAction(props: ClassActionProps) {
  const { listed, studio } = props;
  const next = encodeURIComponent(`/classes/${listed.sessionId}`);
  if (listed.state === 'ended') {
    return (
      <ActionPanel title="This class is over">
        <p>If you took part, sign in to see your summary.</p>
        <Link className="btn primary lg block" to={`/sign-in?next=${next}`}>
          Sign in
        </Link>
      </ActionPanel>
    );
  }
  return (
    <ActionPanel title={listed.state === 'live' ? 'Live now' : 'Join this class'}>
      <p>You need an account with {studio.name}. It takes a name, an email address and a password.</p>
      <Link className="btn primary lg block" to={signUpPath(props)}>
        Create an account
      </Link>
      <Link className="btn lg block" to={`/sign-in?next=${next}`}>
        I have one, sign in
      </Link>
    </ActionPanel>
  );
}

function ScheduledAction({ listed, isInstructor, nowMs }: ClassActionProps) {
  const until = untilText(listed.startsAtMs, nowMs);
  const title = until === null ? 'Not open yet' : until === 'now' ? 'Starts now' : `Starts ${until}`;
  if (isInstructor || listed.canRun) {
    return (
      <ActionPanel title={title}>
        <p>
          Participants wait in the green room until you open. Opening starts the class: from then on heart rates are
          recorded.
        </p>
        <Form method="post">
          <SubmitButton pendingText="Opening">
            <Video size={18} aria-hidden />
            Open the room
          </SubmitButton>
        </Form>
        <LiveLink sessionId={listed.sessionId} isSecondary>
          Green room
        </LiveLink>
      </ActionPanel>
    );
  }
  return (
    <ActionPanel title={title}>
      <p>
        In the green room you test camera, microphone and strap. The class begins when {listed.instructorName} opens it.
      </p>
      <LiveLink sessionId={listed.sessionId}>Green room</LiveLink>
      <Reassurance />
    </ActionPanel>
  );
}

function EndedAction({ listed, isInstructor, tookPart }: ClassActionProps) {
  const path = `/classes/${listed.sessionId}`;
  return (
    <ActionPanel title="This class is over">
      <p>{tookPart || isInstructor ? 'What was recorded is kept.' : 'You did not take part in it.'}</p>
      {isInstructor ? (
        <Link className="btn primary lg block" to={`${path}/report`}>
          <Users size={18} aria-hidden />
          Class report
        </Link>
      ) : null}
      {tookPart ? (
        <Link className={isInstructor ? 'btn lg block' : 'btn primary lg block'} to={`${path}/summary`}>
          <ChartLine size={18} aria-hidden />
          Your summary
        </Link>
      ) : null}
    </ActionPanel>
  );
}

function ActionPanel({ title, mark, children }: { title: string; mark?: ReactNode; children: ReactNode }) {
  return (
    <aside className="panel action-panel">
      <div className="row between">
        <h2 className="title-3">{title}</h2>
        {mark}
      </div>
      {children}
    </aside>
  );
}

function LiveMark() {
  return (
    <span className="live">
      <i />
      LIVE
    </span>
  );
}

/** A document of its own: camera and strap live and die with it. */
function LiveLink({
  sessionId,
  isSecondary = false,
  children,
}: {
  sessionId: string;
  isSecondary?: boolean;
  children: string;
}) {
  return (
    <Link
      className={isSecondary ? 'btn lg block' : 'btn primary lg block'}
      to={`/classes/${sessionId}/live`}
      reloadDocument
    >
      {isSecondary ? null : <Video size={18} aria-hidden />}
      {children}
    </Link>
  );
}

function Reassurance() {
  return (
    <p className="reassurance">
      <Lock size={16} aria-hidden />
      Before you enter you choose who sees your heart rate: nobody, the instructor, or the class.
    </p>
  );
}
