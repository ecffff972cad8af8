import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'react-router';
import { NewPasswordField } from '../../components/AccountFields.tsx';
import { Field } from '../../components/Field.tsx';
import { IntentButton } from '../../components/IntentButton.tsx';
import type { AccountAnswer } from './account-answer.ts';
import { SectionAnswer } from './SectionAnswer.tsx';

export function PasswordSection({
  email,
  hasPassword,
  isFresh,
  answer,
}: {
  email: string;
  hasPassword: boolean;
  isFresh: boolean;
  answer: AccountAnswer | undefined;
}) {
  const { t } = useLingui();
  const isOwnAnswer = answer?.section === 'password';
  const state = isOwnAnswer && answer.kind === 'refused' ? answer.state : undefined;
  const intent = hasPassword ? 'change-password' : 'set-password';
  return (
    <section className="panel account-section" aria-labelledby="password">
      <h2 className="title-3" id="password">
        <Trans>Password</Trans>
      </h2>
      <p className="t14 muted">
        {hasPassword ? (
          <Trans>A new password signs all other devices out.</Trans>
        ) : (
          <Trans>You have none, and need none as long as you can sign in in another way.</Trans>
        )}
      </p>
      <SectionAnswer section="password" answer={answer} />
      {hasPassword || isFresh ? (
        // The fields are empty again once the password is set.
        <Form method="post" className="form" noValidate key={isOwnAnswer ? answer.kind : 'new'}>
          {/* For password managers: whose password this is. */}
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          {hasPassword ? (
            <Field
              name="currentPassword"
              label={t`Current password`}
              type="password"
              autoComplete="current-password"
              required
              state={state}
            />
          ) : null}
          <NewPasswordField label={t`New password`} state={state} />
          <div>
            <IntentButton intent={intent} pendingText={t`Saving`}>
              {hasPassword ? <Trans>Change password</Trans> : <Trans>Set a password</Trans>}
            </IntentButton>
          </div>
        </Form>
      ) : null}
    </section>
  );
}
