import { Trans, useLingui } from '@lingui/react/macro';
import { Fingerprint } from 'lucide-react';
import { Form } from 'react-router';
import { NAME_MAX_LENGTH } from '#core/account.ts';
import { Field } from '../../components/Field.tsx';
import { IntentButton } from '../../components/IntentButton.tsx';
import { clockText } from '../../components/time-text.ts';
import { useTimeText } from '../../components/use-time-text.ts';
import { usePasskeyObstacle } from '../../lib/passkeys/use-passkey-obstacle.ts';
import { AddPasskey } from './AddPasskey.tsx';
import type { AccountAnswer } from './account-answer.ts';
import { PasskeyObstacleText } from './PasskeyObstacleText.tsx';
import { SectionAnswer } from './SectionAnswer.tsx';
import type { PasskeyPlace } from './SignInForms.tsx';

type ListedPasskey = { passkeyId: string; name: string; createdAtMs: number; lastUsedAtMs: number | null };
type When = { timeZone: string; nowMs: number };

export function PasskeysSection({
  passkeys,
  place,
  isFresh,
  when,
  answer,
}: {
  passkeys: ListedPasskey[];
  place: PasskeyPlace;
  isFresh: boolean;
  when: When;
  answer: AccountAnswer | undefined;
}) {
  const obstacle = usePasskeyObstacle(place);
  return (
    <section className="panel account-section" aria-labelledby="passkeys">
      <h2 className="title-3" id="passkeys">
        <Trans>Passkeys</Trans>
      </h2>
      <p className="t14 muted">
        <Trans>
          Sign in with your fingerprint, face or screen lock. A passkey cannot be guessed, and a false page cannot ask
          for it.
        </Trans>
      </p>
      <SectionAnswer section="passkeys" answer={answer} />
      {passkeys.length === 0 ? null : (
        <ul className="account-list">
          {passkeys.map((passkey) => (
            // A new name closes the form again.
            <PasskeyRow key={`${passkey.passkeyId} ${passkey.name}`} passkey={passkey} isFresh={isFresh} when={when} />
          ))}
        </ul>
      )}
      {obstacle !== null ? (
        <p className="note">
          <span>
            <PasskeyObstacleText obstacle={obstacle} siteOrigin={place.siteOrigin} />
          </span>
        </p>
      ) : isFresh ? (
        <AddPasskey />
      ) : null}
    </section>
  );
}

function PasskeyRow({ passkey, isFresh, when }: { passkey: ListedPasskey; isFresh: boolean; when: When }) {
  const { t } = useLingui();
  const { passkeyId, name, createdAtMs, lastUsedAtMs } = passkey;
  return (
    <li>
      <Fingerprint size={20} aria-hidden />
      <div className="grow">
        <p className="b">{name}</p>
        <p className="t13 muted">
          <PasskeyTimes createdAtMs={createdAtMs} lastUsedAtMs={lastUsedAtMs} when={when} />
        </p>
        <details className="row-edit">
          <summary aria-label={t`Change the passkey ${name}`}>
            <Trans>Change</Trans>
          </summary>
          <Form method="post" className="form" noValidate>
            <input type="hidden" name="id" value={passkeyId} />
            <Field
              name="name"
              label={t`Name`}
              defaultValue={name}
              maxLength={NAME_MAX_LENGTH}
              autoComplete="off"
              required
            />
            <div className="row">
              <IntentButton intent="rename-passkey" id={passkeyId} pendingText={t`Saving`}>
                <Trans>Save name</Trans>
              </IntentButton>
              {isFresh ? (
                <IntentButton className="btn danger" intent="remove-passkey" id={passkeyId} pendingText={t`Removing`}>
                  <Trans>Remove passkey</Trans>
                </IntentButton>
              ) : null}
            </div>
          </Form>
        </details>
      </div>
    </li>
  );
}

function PasskeyTimes({
  createdAtMs,
  lastUsedAtMs,
  when: { timeZone, nowMs },
}: {
  createdAtMs: number;
  lastUsedAtMs: number | null;
  when: When;
}) {
  const { dayText } = useTimeText();
  const added = dayText(createdAtMs, timeZone, nowMs);
  if (lastUsedAtMs === null) return <Trans>Added {added}. Not used since.</Trans>;
  const day = dayText(lastUsedAtMs, timeZone, nowMs);
  const time = clockText(lastUsedAtMs, timeZone);
  return (
    <Trans>
      Added {added}. Last used {day}, {time}.
    </Trans>
  );
}
