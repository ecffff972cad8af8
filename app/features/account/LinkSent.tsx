import { Trans, useLingui } from '@lingui/react/macro';
import { MailCheck } from 'lucide-react';
import { Form, useLocation } from 'react-router';
import { PageTitle } from '../../components/PageTitle.tsx';
import { SubmitButton } from '../../components/SubmitButton.tsx';

/** The same whether or not there is an account with this address. */
export function LinkSent({ email }: { email: string }) {
  const { t } = useLingui();
  const { pathname, search } = useLocation();
  return (
    <>
      <PageTitle>{t`Look for a mail`}</PageTitle>
      <span className="glyph">
        <MailCheck size={28} aria-hidden />
      </span>
      <h1 className="title-hero link-sent">
        <Trans>Look for a mail</Trans>
      </h1>
      <p className="lede small" role="status">
        <Trans>
          A sign-in link is on its way to <b>{email}</b>. It works once, for 10 minutes, on the device where you open
          it.
        </Trans>
      </p>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="link" />
        <input type="hidden" name="email" value={email} />
        <SubmitButton className="btn lg block" pendingText={t`Sending`}>
          <Trans>Send it again</Trans>
        </SubmitButton>
      </Form>
      <p className="t14 muted form-foot">
        <Trans>Nothing there? Look among unwanted mail too, and check the address.</Trans>{' '}
        {/* A whole page load: this one is the answer to a form, at the same address. */}
        <a href={pathname + search}>
          <Trans>Sign in in another way</Trans>
        </a>
      </p>
    </>
  );
}
