import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'react-router';
import { Field } from '../../components/Field.tsx';
import { IntentButton } from '../../components/IntentButton.tsx';
import type { AccountAnswer } from './account-answer.ts';
import { SectionAnswer } from './SectionAnswer.tsx';

export function AddressSection({
  email,
  isFresh,
  answer,
}: {
  email: string;
  isFresh: boolean;
  answer: AccountAnswer | undefined;
}) {
  const { t } = useLingui();
  const state = answer?.section === 'address' && answer.kind === 'refused' ? answer.state : undefined;
  return (
    <section className="panel account-section" aria-labelledby="address">
      <h2 className="title-3" id="address">
        <Trans>Email</Trans>
      </h2>
      <p className="t14 muted">
        <Trans>
          Your address is <b>{email}</b>. A new one counts once you open the link that is sent to it.
        </Trans>
      </p>
      <SectionAnswer section="address" answer={answer} />
      {isFresh ? (
        <Form method="post" className="form" noValidate>
          <Field name="email" label={t`New email`} type="email" autoComplete="email" required state={state} />
          <div>
            <IntentButton intent="change-address" pendingText={t`Sending`}>
              <Trans>Send a link to the new address</Trans>
            </IntentButton>
          </div>
        </Form>
      ) : null}
    </section>
  );
}
