import { Trans, useLingui } from '@lingui/react/macro';
import { Laptop, Smartphone } from 'lucide-react';
import { Form } from 'react-router';
import { IntentButton } from '../../components/IntentButton.tsx';
import { clockText } from '../../components/time-text.ts';
import { useTimeText } from '../../components/use-time-text.ts';
import type { AccountAnswer } from './account-answer.ts';
import type { Device } from './device-of.ts';
import { SectionAnswer } from './SectionAnswer.tsx';

type ListedLogin = {
  authSessionId: string;
  device: Device;
  signedInAtMs: number;
  seenAtMs: number;
  isThis: boolean;
};
type When = { timeZone: string; nowMs: number };

/** Where one is signed in; each but this one can be signed out from here. */
export function DevicesSection({
  logins,
  when,
  answer,
}: {
  logins: ListedLogin[];
  when: When;
  answer: AccountAnswer | undefined;
}) {
  const { t } = useLingui();
  // This one first; the others as they were last seen.
  const ordered = logins.toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
  return (
    <section className="panel account-section" aria-labelledby="devices">
      <h2 className="title-3" id="devices">
        <Trans>Signed-in devices</Trans>
      </h2>
      <p className="t14 muted">
        <Trans>
          A device that you sign out here has to sign in for its next page. A class that is open on it goes on until it
          is left or over, and cannot be entered again.
        </Trans>
      </p>
      <SectionAnswer section="devices" answer={answer} />
      <ul className="account-list">
        {ordered.map((login) => (
          <DeviceRow key={login.authSessionId} login={login} when={when} />
        ))}
      </ul>
      {logins.length < 2 ? null : (
        <Form method="post">
          <IntentButton className="btn danger" intent="end-other-logins" pendingText={t`Signing out`}>
            <Trans>Sign out all other devices</Trans>
          </IntentButton>
        </Form>
      )}
    </section>
  );
}

function DeviceRow({ login, when }: { login: ListedLogin; when: When }) {
  const { t } = useLingui();
  const { dayText } = useTimeText();
  const { authSessionId, device, signedInAtMs, seenAtMs, isThis } = login;
  const { browser, system } = device;
  const Icon = device.isHandheld ? Smartphone : Laptop;
  const name =
    browser !== null && system !== null ? t`${browser} on ${system}` : (browser ?? system ?? t`An unknown device`);
  const signedIn = dayText(signedInAtMs, when.timeZone, when.nowMs);
  const seenDay = dayText(seenAtMs, when.timeZone, when.nowMs);
  const seenTime = clockText(seenAtMs, when.timeZone);
  return (
    <li>
      <Icon size={20} aria-hidden />
      <div className="grow">
        <p className="b row device-name">
          {name}
          {isThis ? (
            <span className="pill ok">
              <Trans>This device</Trans>
            </span>
          ) : null}
        </p>
        <p className="t13 muted">
          {isThis ? (
            <Trans>Signed in {signedIn}.</Trans>
          ) : (
            <Trans>
              Signed in {signedIn}. Last seen {seenDay}, {seenTime}.
            </Trans>
          )}
        </p>
      </div>
      {isThis ? null : (
        <Form method="post">
          <input type="hidden" name="id" value={authSessionId} />
          <IntentButton
            className="btn danger"
            intent="end-login"
            id={authSessionId}
            pendingText={t`Signing out`}
            aria-label={t`Sign out ${name}, last seen ${seenDay}, ${seenTime}`}
          >
            <Trans>Sign out</Trans>
          </IntentButton>
        </Form>
      )}
    </li>
  );
}
