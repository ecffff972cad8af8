import { Trans, useLingui } from '@lingui/react/macro';
import { Mail, MailCheck, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { LinkedText } from '../components/LinkedText.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { clockText } from '../components/time-text.ts';
import { useTimeText } from '../components/use-time-text.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { MailFailureText } from '../features/mail/MailFailureText.tsx';
import { readMailFailure } from '../features/mail/mail-failure.ts';
import { forViewer } from '../server/page.ts';
import { withoutSignInLinks } from '../server/sign-in-link.ts';
import { requireHost } from '../server/studio-owner.ts';
import type { Route } from './+types/admin.outbox';

const SHOWN = 100;

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => {
    const { store, mailer, clock } = services;
    const studio = await requireHost(services, viewer);
    const isSending = (await mailer.route()).kind !== 'outbox';
    const mails = await store.outbox.list(SHOWN);
    return {
      isSending,
      timeZone: studio.timeZone,
      nowMs: clock.nowMs(),
      mails: mails.map((mail) => ({
        mailId: mail.mailId,
        toEmail: mail.toEmail,
        subject: mail.subject,
        // A link is for whom it was sent to. The owner passes it on only where no mail server does.
        text: isSending || mail.text === null ? null : withoutSignInLinks(mail.text),
        // A job tries until the text is forgotten.
        isWaiting: isSending && mail.text !== null,
        createdAtMs: mail.createdAt.getTime(),
        isSent: mail.sentAt !== null,
        error: mail.error,
      })),
    };
  });

type ShownMail = Route.ComponentProps['loaderData']['mails'][number];

export default function OutboxPage({ loaderData }: Route.ComponentProps) {
  const { isSending, mails, nowMs } = loaderData;
  const { t } = useLingui();
  const timeZone = useTimeZone(loaderData.timeZone);
  return (
    <>
      <PageTitle>{t`Outbox`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">
            <Trans>Outbox</Trans>
          </h1>
          <p className="sub">
            <Trans>Mail that this Pulseroom wrote, newest first.</Trans>
          </p>
        </div>
      </header>
      {isSending ? null : (
        <div className="note warn">
          <TriangleAlert size={20} aria-hidden />
          <div className="grow">
            <Trans>
              <b>No mail server is set, so nothing is sent.</b> Pass links on yourself, or{' '}
              <Link className="link" to="/studio/settings">
                enter a mail server in the settings
              </Link>
              .
            </Trans>
          </div>
        </div>
      )}
      {mails.length === 0 ? (
        <StateBlock icon={<Mail size={28} aria-hidden />} title={t`No mail yet`}>
          <p>
            <Trans>When somebody asks for a new password, the mail with the link appears here.</Trans>
          </p>
        </StateBlock>
      ) : (
        <ul className="stack mails">
          {mails.map((mail) => (
            <MailItem key={mail.mailId} mail={mail} isSending={isSending} timeZone={timeZone} nowMs={nowMs} />
          ))}
        </ul>
      )}
    </>
  );
}

type MailItemProps = { mail: ShownMail; isSending: boolean; timeZone: string; nowMs: number };

function MailItem({ mail, isSending, timeZone, nowMs }: MailItemProps) {
  const { dayText } = useTimeText();
  const { toEmail, createdAtMs } = mail;
  const day = dayText(createdAtMs, timeZone, nowMs);
  const time = clockText(createdAtMs, timeZone);
  return (
    <li className="panel">
      <div className="row between mail-head">
        <h2 className="title-3">{mail.subject}</h2>
        <MailState mail={mail} />
      </div>
      <p className="t14 muted">
        <Trans>
          To {toEmail}, {day}, {time}
        </Trans>
      </p>
      {mail.text === null ? null : <LinkedText className="mail-text" text={mail.text} />}
      {mail.text !== null || isSending ? null : (
        <p className="t14 muted">
          <Trans>The links in it have expired.</Trans>
        </p>
      )}
      {mail.error === null ? null : (
        <p className="field-error">
          <span>
            <MailFailureText failure={readMailFailure(mail.error)} />
          </span>
        </p>
      )}
    </li>
  );
}

function MailState({ mail: { isSent, isWaiting, error } }: { mail: ShownMail }) {
  if (isSent) {
    return (
      <span className="pill ok">
        <MailCheck size={13} aria-hidden />
        <Trans>Sent</Trans>
      </span>
    );
  }
  if (isWaiting && error !== null) {
    return (
      <span className="pill bad">
        <Trans>Failed, will try again</Trans>
      </span>
    );
  }
  return <span className="pill">{isWaiting ? <Trans>Waiting</Trans> : <Trans>Not sent</Trans>}</span>;
}
