import { Trans, useLingui } from '@lingui/react/macro';
import { Mail, MailCheck, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Form, Link } from 'react-router';
import { SubmitButton } from '../../components/SubmitButton.tsx';
import { MailResult } from './MailResult.tsx';
import { MailServerForm } from './MailServerForm.tsx';
import type { MailActionResult } from './mail-action-result.ts';
import type { MailRoute } from './mail-route.ts';

type MailPanelProps = {
  route: MailRoute;
  /** Whom the test mail goes to. */
  ownEmail: string;
  result: MailActionResult | undefined;
};

/** How mail leaves this server, a test of it, and where it is set. Its forms go to the page's own action. */
export function MailPanel({ route, ownEmail, result }: MailPanelProps) {
  const headingId = useId();
  const typed = result !== undefined && 'state' in result ? result.state : undefined;
  const isFormAsked = typed !== undefined;
  return (
    <section className="panel form-panel mail-panel" aria-labelledby={headingId}>
      <h2 className="title-3" id={headingId}>
        <Trans>How mail leaves this server</Trans>
      </h2>
      <RouteFacts route={route} />
      {route.kind === 'outbox' ? null : <TestForm ownEmail={ownEmail} canRemove={route.kind === 'stored'} />}
      {isFormAsked ? null : <MailResult result={result} />}
      {route.kind === 'environment' ? (
        <p className="t14 muted panel-foot">
          <Trans>
            This comes from <code>SMTP_URL</code>. To change it, change <code>SMTP_URL</code> where the server is
            started, and restart.
          </Trans>
        </p>
      ) : (
        // Another way that mail leaves is another form: what was typed in the last one is saved.
        <details className="mail-form" open={isFormAsked} key={JSON.stringify(route)}>
          <summary className="btn">
            {route.kind === 'outbox' ? <Trans>Enter a mail server</Trans> : <Trans>Change the mail server</Trans>}
          </summary>
          <MailServerForm
            route={route}
            ownEmail={ownEmail}
            state={typed}
            canSaveUntried={result?.kind === 'mail-not-sent' && result.isTyped}
          >
            {isFormAsked ? <MailResult result={result} /> : null}
          </MailServerForm>
        </details>
      )}
    </section>
  );
}

function RouteFacts({ route }: { route: MailRoute }) {
  const { t } = useLingui();
  if (route.kind === 'outbox') {
    return (
      <div className="note">
        <Mail size={20} aria-hidden />
        <div>
          <Trans>
            <b>No mail server: outgoing mail waits in the outbox, and only you read it.</b> Most of it is links for
            signing in and for new passwords, which you then pass on yourself. Classes work without.
          </Trans>{' '}
          <Link className="link" to="/admin/outbox">
            <Trans>Open the outbox</Trans>
          </Link>
        </div>
      </div>
    );
  }
  const security =
    route.kind === 'stored' ? { tls: t`TLS`, starttls: t`STARTTLS`, none: t`not encrypted` }[route.security] : null;
  return (
    <>
      <dl className="mail-facts">
        <dt>
          <Trans>Server</Trans>
        </dt>
        <dd>
          {route.host}, {route.port}
          {security === null ? null : `, ${security}`}
        </dd>
        <dt>
          <Trans>User name</Trans>
        </dt>
        <dd>{route.username ?? t`no login`}</dd>
        <dt>
          <Trans>Sender</Trans>
        </dt>
        <dd>{route.senderEmail}</dd>
      </dl>
      {route.kind === 'stored' && !route.isPasswordReadable ? (
        <div className="note warn">
          <TriangleAlert size={20} aria-hidden />
          <div>
            <Trans>
              <b>The password cannot be read any more,</b> because the SECRET of this server has changed. Mail waits in
              the outbox until you enter the password again.
            </Trans>
          </div>
        </div>
      ) : null}
    </>
  );
}

function TestForm({ ownEmail, canRemove }: { ownEmail: string; canRemove: boolean }) {
  const { t } = useLingui();
  return (
    <Form method="post" className="row actions mail-test" preventScrollReset>
      <SubmitButton className="btn" intent="mail-test" pendingText={t`Sending, up to 12 s`}>
        <MailCheck size={16} aria-hidden />
        <Trans>Send a test mail to {ownEmail}</Trans>
      </SubmitButton>
      {canRemove ? (
        <SubmitButton className="btn ghost" intent="mail-remove" pendingText={t`Forgetting it`}>
          <Trans>Stop using it</Trans>
        </SubmitButton>
      ) : null}
    </Form>
  );
}
