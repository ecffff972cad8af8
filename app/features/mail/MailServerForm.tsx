import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Form } from 'react-router';
import { MAIL_PORTS, MAIL_SECURITIES, type MailSecurity } from '#core/mail-security.ts';
import { Field, type FieldState } from '../../components/Field.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { SubmitButton } from '../../components/SubmitButton.tsx';
import type { MailRoute } from './mail-route.ts';

type MailServerFormProps = {
  route: MailRoute;
  ownEmail: string;
  state: FieldState;
  /** After a test that failed: the person may know better. */
  canSaveUntried: boolean;
  /** What came of it, next to the button that was pressed. */
  children: ReactNode;
};

export function MailServerForm({ route, ownEmail, state, canSaveUntried, children }: MailServerFormProps) {
  const { t } = useLingui();
  const stored = route.kind === 'stored' ? route : null;
  const [security, setSecurity] = useState<MailSecurity>(
    securityOf(state?.values.security) ?? stored?.security ?? 'tls',
  );
  return (
    <Form method="post" className="form wide" noValidate autoComplete="off" preventScrollReset>
      <Field
        name="host"
        label={t`Mail server`}
        placeholder="smtp.example.org"
        defaultValue={stored?.host}
        spellCheck={false}
        autoCapitalize="none"
        required
        state={state}
      />
      <div className="field-row two">
        <SelectField
          name="security"
          label={t`Encryption`}
          defaultValue={security}
          options={[
            { value: 'tls', text: t`TLS from the start` },
            { value: 'starttls', text: t`STARTTLS` },
            { value: 'none', text: t`None` },
          ]}
          onChange={(value) => setSecurity(securityOf(value) ?? 'tls')}
          {...(security === 'none'
            ? { hint: t`Password and mails can be read on the way. For a mail server on this machine only.` }
            : {})}
          state={state}
        />
        <Field
          name="port"
          label={t`Port`}
          inputMode="numeric"
          placeholder={String(MAIL_PORTS[security])}
          hint={t`Empty: ${MAIL_PORTS[security]}.`}
          defaultValue={stored === null || stored.port === MAIL_PORTS[stored.security] ? '' : String(stored.port)}
          state={state}
        />
        <Field
          name="username"
          label={t`User name`}
          hint={t`Often the whole email address. Empty: no login.`}
          defaultValue={stored?.username ?? ''}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          state={state}
        />
        <Field
          name="password"
          type="password"
          label={t`Password`}
          hint={stored?.username == null ? t`Stored encrypted.` : t`Empty: the one that is stored, encrypted.`}
          autoComplete="new-password"
          state={state}
        />
      </div>
      <Field
        name="senderEmail"
        type="email"
        label={t`Sender address`}
        hint={t`Whom mails come from. Empty: the user name.`}
        defaultValue={stored === null || stored.senderEmail === stored.username ? '' : stored.senderEmail}
        autoComplete="off"
        state={state}
      />
      {children}
      <div className="row actions">
        <SubmitButton className="btn primary lg" intent="mail-try" pendingText={t`Sending, up to 12 s`}>
          <Trans>Send a test mail and save</Trans>
        </SubmitButton>
        {canSaveUntried ? (
          <SubmitButton className="btn lg" intent="mail-save" pendingText={t`Saving`}>
            <Trans>Save anyway</Trans>
          </SubmitButton>
        ) : null}
      </div>
      <p className="t13 muted">
        <Trans>The test mail goes to {ownEmail}. Saved is what worked.</Trans>
      </p>
    </Form>
  );
}

function securityOf(value: string | undefined): MailSecurity | undefined {
  return MAIL_SECURITIES.find((known) => known === value);
}
