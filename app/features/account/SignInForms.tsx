import { Trans, useLingui } from '@lingui/react/macro';
import { Mail } from 'lucide-react';
import { Form, Link, useSearchParams } from 'react-router';
import { Field, type FieldState } from '../../components/Field.tsx';
import { SubmitButton } from '../../components/SubmitButton.tsx';
import { usePasskeyObstacle } from '../../lib/passkeys/use-passkey-obstacle.ts';
import { PasskeyObstacleText } from './PasskeyObstacleText.tsx';
import { PasskeySignIn } from './PasskeySignIn.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import type { Problem } from './problem.ts';

export type PasskeyPlace = {
  /** The name that this server's passkeys belong to; `null`: it has none. */
  rpId: string | null;
  siteOrigin: string | null;
  /** Of the request. */
  hostname: string;
};

type SignInFormsProps = {
  isAgain: boolean;
  /** Known when one signs in again. */
  email: string;
  /** Links by mail are offered. */
  isMailSent: boolean;
  isPasswordWanted: boolean;
  passkeys: PasskeyPlace;
  answer: { kind: 'link-sent' } | { kind: 'refused'; problem: Problem | null; state?: FieldState } | undefined;
};

/** Passkey first, then a link by mail, then the password; all that can be done on this page. */
export function SignInForms({ isAgain, email, isMailSent, isPasswordWanted, passkeys, answer }: SignInFormsProps) {
  const { t } = useLingui();
  const obstacle = usePasskeyObstacle(passkeys);
  const refusal = answer?.kind === 'refused' ? answer : undefined;
  const [query] = useSearchParams();
  const withQuery = (change: (params: URLSearchParams) => void) => {
    const params = new URLSearchParams(query);
    change(params);
    return `?${params}`;
  };
  const byPassword = isPasswordWanted || !isMailSent;
  return (
    <div className="sign-in-ways">
      <ProblemNote problem={refusal?.problem} />
      {obstacle === null ? (
        <>
          <PasskeySignIn />
          <p className="or">
            <span>
              <Trans>or</Trans>
            </span>
          </p>
        </>
      ) : null}
      <Form method="post" className="form" noValidate>
        <input type="hidden" name="intent" value={byPassword ? 'password' : 'link'} />
        <Field
          name="email"
          label={t`Email`}
          type="email"
          // Where the browser can, passkeys are offered in this field's menu.
          autoComplete="username webauthn"
          required
          defaultValue={email}
          state={refusal?.state}
        />
        {byPassword ? (
          <Field
            name="password"
            label={t`Password`}
            type="password"
            autoComplete="current-password"
            required
            state={refusal?.state}
          />
        ) : null}
        <SubmitButton
          className={obstacle === null ? 'btn lg block' : 'btn primary lg block'}
          pendingText={byPassword ? t`Signing in` : t`Sending`}
        >
          {byPassword ? (
            <Trans>Sign in</Trans>
          ) : (
            <>
              <Mail size={18} aria-hidden />
              <Trans>Send me a sign-in link</Trans>
            </>
          )}
        </SubmitButton>
      </Form>
      <div className="form-foot t14 muted stack-text">
        {isMailSent ? (
          <p>
            {byPassword ? (
              <Link to={withQuery((params) => params.delete('with'))}>
                <Trans>Sign in with a link by mail</Trans>
              </Link>
            ) : (
              <Link to={withQuery((params) => params.set('with', 'password'))}>
                <Trans>Sign in with your password</Trans>
              </Link>
            )}
          </p>
        ) : null}
        {byPassword ? (
          <p>
            <Link to="/forgot-password">
              <Trans>Forgot your password?</Trans>
            </Link>
          </p>
        ) : null}
        {isAgain ? null : byPassword ? (
          <p>
            <Trans>
              New here? <Link to={`/sign-up${withQuery((params) => params.delete('with'))}`}>Create an account</Link>
            </Trans>
          </p>
        ) : (
          <p>
            <Trans>New here? The same link creates your account. No password to remember, none to leak.</Trans>
          </p>
        )}
        {obstacle === null ? null : (
          <p>
            <PasskeyObstacleText obstacle={obstacle} siteOrigin={passkeys.siteOrigin} />
          </p>
        )}
      </div>
    </div>
  );
}
