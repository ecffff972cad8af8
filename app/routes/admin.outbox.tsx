import { Mail, MailCheck, TriangleAlert } from 'lucide-react';
import { AppError } from '#core/errors.ts';
import { LinkedText } from '../components/LinkedText.tsx';
import { StateBlock } from '../components/StateBlock.tsx';
import { clockText, dayText } from '../components/time-text.ts';
import { useTimeZone } from '../components/use-time-zone.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/admin.outbox';

export const meta: Route.MetaFunction = () => [{ title: 'Outbox · Pulseroom' }];

const SHOWN = 100;

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async ({ store, env, clock }, viewer) => {
    const memberships = await store.studios.studiosOf(viewer.userId);
    const owned = memberships.find(({ role }) => role === 'owner');
    if (owned === undefined) throw new AppError('forbidden', 'Only the owner can read outgoing mail.');
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
        text: env.SMTP_URL === null ? mail.text : null,
        createdAtMs: mail.createdAt.getTime(),
        isSent: mail.sentAt !== null,
        error: mail.error,
      })),
    };
  });

export default function OutboxPage({ loaderData }: Route.ComponentProps) {
  const { isSending, mails, nowMs } = loaderData;
  const timeZone = useTimeZone(loaderData.timeZone);
  return (
    <>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">Outbox</h1>
          <p className="sub">Mail that this Pulseroom wrote, newest first.</p>
        </div>
      </header>
      {isSending ? null : (
        <div className="note warn">
          <TriangleAlert size={20} aria-hidden />
          <div className="grow">
            <b>No mail server is set, so nothing is sent.</b> Pass links on yourself, or set <code>SMTP_URL</code> (for
            example <code>smtps://user:password@mail.example</code>) in <code>.env</code> and restart.
          </div>
        </div>
      )}
      {mails.length === 0 ? (
        <StateBlock icon={<Mail size={28} aria-hidden />} title="No mail yet">
          <p>When somebody asks for a new password, the mail with the link appears here.</p>
        </StateBlock>
      ) : (
        <ul className="stack mails">
          {mails.map((mail) => (
            <li className="panel" key={mail.mailId}>
              <div className="row between mail-head">
                <h2 className="title-3">{mail.subject}</h2>
                <MailState isSending={isSending} isSent={mail.isSent} error={mail.error} />
              </div>
              <p className="t14 muted">
                To {mail.toEmail}, {dayText(mail.createdAtMs, timeZone, nowMs)}, {clockText(mail.createdAtMs, timeZone)}
              </p>
              {mail.text === null ? null : <LinkedText className="mail-text" text={mail.text} />}
              {mail.text !== null || isSending ? null : <p className="t14 muted">The links in it have expired.</p>}
              {mail.error === null ? null : <p className="field-error">The mail server said: {mail.error}</p>}
            </li>
          ))}
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
        Sent
      </span>
    );
  }
  if (error !== null) return <span className="pill bad">Failed, will try again</span>;
  return <span className="pill">{isSending ? 'Waiting' : 'Not sent'}</span>;
}
