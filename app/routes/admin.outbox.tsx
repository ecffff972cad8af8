import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Mail, MailCheck, TriangleAlert } from 'lucide-react';
import { AppError } from '#core/errors.ts';
import { LinkedText } from '../components/LinkedText.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { clockText } from '../components/time-text.ts';
import { useTimeText } from '../components/use-time-text.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { forViewer } from '../server/page.ts';
import { withoutSignInLinks } from '../server/sign-in-link.ts';
import type { Route } from './+types/admin.outbox';

const SHOWN = 100;

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async ({ store, env, clock }, viewer) => {
    const memberships = await store.studios.studiosOf(viewer.userId);
    const owned = memberships.find(({ role }) => role === 'owner');
    if (owned === undefined) throw new AppError('forbidden', msg`Only the owner can read outgoing mail.`);
    const mails = await store.outbox.list(SHOWN);
    return {
      isSending: env.SMTP_URL !== null,
      timeZone: owned.studio.timeZone,
      nowMs: clock.nowMs(),
      mails: mails.map((mail) => ({
        mailId: mail.mailId,
        toEmail: mail.toEmail,
        subject: mail.subject,
        // A link is for whom it was sent to. The owner passes it on only where no mail server does.
        text: env.SMTP_URL === null ? withoutSignInLinks(mail.text) : null,
        createdAtMs: mail.createdAt.getTime(),
        isSent: mail.sentAt !== null,
        error: mail.error,
      })),
    };
  });

export default function OutboxPage({ loaderData }: Route.ComponentProps) {
  const { isSending, mails, nowMs } = loaderData;
  const { t } = useLingui();
  const { dayText } = useTimeText();
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
              <b>No mail server is set, so nothing is sent.</b> Pass links on yourself, or set <code>SMTP_URL</code>{' '}
              (for example <code>smtps://user:password@mail.example</code>) in <code>.env</code> and restart.
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
          {mails.map(({ mailId, toEmail, subject, text, createdAtMs, isSent, error }) => {
            const day = dayText(createdAtMs, timeZone, nowMs);
            const time = clockText(createdAtMs, timeZone);
            return (
              <li className="panel" key={mailId}>
                <div className="row between mail-head">
                  <h2 className="title-3">{subject}</h2>
                  <MailState isSending={isSending} isSent={isSent} error={error} />
                </div>
                <p className="t14 muted">
                  <Trans>
                    To {toEmail}, {day}, {time}
                  </Trans>
                </p>
                {text === null ? null : <LinkedText className="mail-text" text={text} />}
                {text !== null || isSending ? null : (
                  <p className="t14 muted">
                    <Trans>The links in it have expired.</Trans>
                  </p>
                )}
                {error === null ? null : (
                  <p className="field-error">
                    <Trans>The mail server said: {error}</Trans>
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

function MailState({ isSending, isSent, error }: { isSending: boolean; isSent: boolean; error: string | null }) {
  if (isSent) {
    return (
      <span className="pill ok">
        <MailCheck size={13} aria-hidden />
        <Trans>Sent</Trans>
      </span>
    );
  }
  if (error !== null)
    return (
      <span className="pill bad">
        <Trans>Failed, will try again</Trans>
      </span>
    );
  return <span className="pill">{isSending ? <Trans>Waiting</Trans> : <Trans>Not sent</Trans>}</span>;
}
