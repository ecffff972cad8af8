import { Trans, useLingui } from '@lingui/react/macro';
import { ChartLine, Users, Video } from 'lucide-react';
import { Form } from 'react-router';
import { ServerLink } from '../../components/ServerLink.tsx';
import { SubmitButton } from '../../components/SubmitButton.tsx';
import type { ListedClass } from '../schedule/listed-class.ts';
import { startWords } from '../schedule/start-words.ts';
import { ActionPanel, LiveLink, LiveMark } from './ActionPanel.tsx';
import { BeforeYouEnter } from './BeforeYouEnter.tsx';
import { NewcomerAction } from './NewcomerAction.tsx';

export type ClassActionProps = {
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
  const { t } = useLingui();
  if (viewer !== 'member') return <NewcomerAction {...props} viewer={viewer} />;
  const name = listed.instructorName;
  const instructor = listed.isInstructorSimulated ? t`${name} (simulated)` : name;
  switch (listed.state) {
    case 'scheduled':
      return <ScheduledAction {...props} />;
    case 'live':
      return (
        <ActionPanel title={t`Live now`} mark={<LiveMark />}>
          <p>
            {props.isInstructor ? <Trans>Your class is open.</Trans> : <Trans>{instructor} has opened the room.</Trans>}
          </p>
          <LiveLink sessionId={listed.sessionId}>
            <Video size={18} aria-hidden />
            {props.isInstructor ? <Trans>Back to the room</Trans> : <Trans>Join</Trans>}
          </LiveLink>
          <BeforeYouEnter isInstructor={props.isInstructor} />
        </ActionPanel>
      );
    case 'ended':
      return <EndedAction {...props} />;
    case 'lapsed':
      return (
        <ActionPanel title={t`This class did not take place`}>
          <p>
            <Trans>Nobody opened it, and its time is over. Nothing was recorded.</Trans>
          </p>
          <ServerLink className="btn lg block" to="/schedule">
            <Trans>See the schedule</Trans>
          </ServerLink>
        </ActionPanel>
      );
  }
}

function ScheduledAction({ listed, isInstructor, nowMs }: ClassActionProps) {
  const { t } = useLingui();
  const words = startWords(listed.startsAtMs, nowMs);
  const title = words === null ? t`Not open yet` : t(words);
  if (isInstructor || listed.canRun) {
    return (
      <ActionPanel title={title}>
        <p>
          <Trans>
            Participants wait in the green room until you open. Opening starts the class: from then on heart rates are
            recorded.
          </Trans>
        </p>
        <Form method="post">
          <SubmitButton pendingText={t`Opening`}>
            <Video size={18} aria-hidden />
            <Trans>Open the room</Trans>
          </SubmitButton>
        </Form>
        <LiveLink sessionId={listed.sessionId} isSecondary>
          <Trans>Green room</Trans>
        </LiveLink>
      </ActionPanel>
    );
  }
  return (
    <ActionPanel title={title}>
      <p>
        <Trans>
          In the green room you test camera, microphone and strap. The class begins when {listed.instructorName} opens
          it.
        </Trans>
      </p>
      <LiveLink sessionId={listed.sessionId}>
        <Video size={18} aria-hidden />
        <Trans>Green room</Trans>
      </LiveLink>
      <BeforeYouEnter isInstructor={false} />
    </ActionPanel>
  );
}

function EndedAction({ listed, isInstructor, tookPart }: ClassActionProps) {
  const { t } = useLingui();
  const path = `/classes/${listed.sessionId}`;
  return (
    <ActionPanel title={t`This class is over`}>
      <p>
        {tookPart || isInstructor ? (
          <Trans>What was recorded is kept.</Trans>
        ) : (
          <Trans>You did not take part in it.</Trans>
        )}
      </p>
      {isInstructor ? (
        <ServerLink className="btn primary lg block" to={`${path}/report`}>
          <Users size={18} aria-hidden />
          <Trans>Class report</Trans>
        </ServerLink>
      ) : null}
      {tookPart ? (
        <ServerLink className={isInstructor ? 'btn lg block' : 'btn primary lg block'} to={`${path}/summary`}>
          <ChartLine size={18} aria-hidden />
          <Trans>Your summary</Trans>
        </ServerLink>
      ) : null}
      {tookPart || isInstructor ? null : (
        <ServerLink className="btn lg block" to="/schedule">
          <Trans>See the schedule</Trans>
        </ServerLink>
      )}
    </ActionPanel>
  );
}
