import { z } from 'zod';
import { NAME_MAX_LENGTH } from '#core/account.ts';
import type { AccountAnswer, AccountDeed, AccountSection } from '../features/account/account-answer.ts';
import { type Problem, problemOf } from '../features/account/problem.ts';
import type { ViewerLogin } from './auth.ts';
import { askAuth } from './auth-requests.ts';
import { changePasswordForm, emailForm, setPasswordForm } from './forms/account-forms.ts';
import { type FormState, parseForm, refusedForm } from './forms/parse-form.ts';
import { isMailSent } from './is-mail-sent.ts';
import { readCredential } from './passkey-credential.ts';
import { cleanName } from './person-name.ts';
import type { Services } from './services.ts';

type Outcome = {
  answer: AccountAnswer;
  /** The login that replaces the one that asked: nothing more can be read with that. */
  newLogin?: string[];
};

type Deed = { services: Services; request: Request; login: ViewerLogin; form: FormData };

const done = (section: AccountSection, deed: AccountDeed): Outcome => ({ answer: { kind: 'done', section, deed } });
const refused = (section: AccountSection, problem: Problem | null, state?: FormState): Outcome => ({
  answer: { kind: 'refused', section, problem, ...(state === undefined ? {} : { state }) },
});

const idField = z.string().min(1).max(100);

/** What the account page can do, by the `intent` of its forms. */
const ACTIONS: Record<string, (deed: Deed) => Promise<Outcome>> = {
  'add-passkey': addPasskey,
  'rename-passkey': renamePasskey,
  'remove-passkey': removePasskey,
  'change-password': changePassword,
  'set-password': setPassword,
  'change-address': changeAddress,
  'end-login': endLogin,
  'end-other-logins': endOtherLogins,
};

export async function actOnAccount(deed: Deed): Promise<Outcome> {
  const act = ACTIONS[String(deed.form.get('intent'))];
  return act === undefined ? refused('devices', 'failed') : act(deed);
}

async function addPasskey({ services, request, login, form }: Deed): Promise<Outcome> {
  if (!login.isFresh) return refused('passkeys', 'not-fresh');
  const response = readCredential(form);
  if (response === null) return refused('passkeys', 'passkey-refused');
  const answer = await askAuth(services, request, {
    path: 'passkey/verify-registration',
    body: { response, name: nameOf(form) || 'Passkey' },
  });
  return answer.ok ? done('passkeys', 'passkey-added') : refused('passkeys', problemOf(answer.code));
}

async function renamePasskey({ services, login, form }: Deed): Promise<Outcome> {
  const id = idField.safeParse(form.get('id'));
  const name = nameOf(form);
  if (name === '') return refused('passkeys', 'name-needed');
  const isThere = id.success && (await services.store.passkeys.rename(login.viewer.userId, id.data, name));
  return isThere ? done('passkeys', 'passkey-renamed') : refused('passkeys', 'passkey-unknown');
}

async function removePasskey({ services, login, form }: Deed): Promise<Outcome> {
  if (!login.isFresh) return refused('passkeys', 'not-fresh');
  const { store } = services;
  const { userId } = login.viewer;
  const isLast = (await store.passkeys.count(userId)) === 1;
  if (isLast && !(await store.logins.hasPassword(userId)) && !(await isMailSent(services))) {
    return refused('passkeys', 'last-way-in');
  }
  const id = idField.safeParse(form.get('id'));
  const isThere = id.success && (await store.passkeys.remove(userId, id.data));
  return isThere ? done('passkeys', 'passkey-removed') : refused('passkeys', 'passkey-unknown');
}

/** Signs all other devices out; this one gets a new login. */
async function changePassword({ services, request, form }: Deed): Promise<Outcome> {
  const parsed = parseForm(form, changePasswordForm);
  if (!parsed.ok) return refused('password', null, parsed.state);
  const { currentPassword, password } = parsed.value;
  const answer = await askAuth(services, request, {
    path: 'change-password',
    body: { currentPassword, newPassword: password, revokeOtherSessions: true },
  });
  if (!answer.ok) return refused('password', problemOf(answer.code));
  return { ...done('password', 'password-set'), newLogin: answer.cookies };
}

async function setPassword({ services, request, login, form }: Deed): Promise<Outcome> {
  if (!login.isFresh) return refused('password', 'not-fresh');
  const { userId } = login.viewer;
  if (await services.store.logins.hasPassword(userId)) return refused('password', 'failed');
  const parsed = parseForm(form, setPasswordForm);
  if (!parsed.ok) return refused('password', null, parsed.state);
  await services.auth.setFirstPassword(request.headers, parsed.value.password);
  await services.store.logins.endOthers(userId, login.authSessionId);
  return done('password', 'password-set');
}

/** Nothing changes until the link at the new address is opened. Whether others have that address is not said. */
async function changeAddress({ services, request, login, form }: Deed): Promise<Outcome> {
  if (!login.isFresh) return refused('address', 'not-fresh');
  const parsed = parseForm(form, emailForm);
  if (!parsed.ok) return refused('address', null, parsed.state);
  const { email } = parsed.value;
  if (email === login.viewer.email) return refused('address', 'same-address', refusedForm(form, {}));
  const answer = await askAuth(services, request, { path: 'change-email', body: { newEmail: email } });
  return answer.ok
    ? done('address', 'address-asked')
    : refused('address', problemOf(answer.code), refusedForm(form, {}));
}

async function endLogin({ services, login, form }: Deed): Promise<Outcome> {
  const id = idField.safeParse(form.get('id'));
  // One that is gone by now is what was asked for.
  if (id.success) await services.store.logins.end(login.viewer.userId, id.data);
  return done('devices', 'device-signed-out');
}

async function endOtherLogins({ services, login }: Deed): Promise<Outcome> {
  await services.store.logins.endOthers(login.viewer.userId, login.authSessionId);
  return done('devices', 'others-signed-out');
}

function nameOf(form: FormData): string {
  const name = form.get('name');
  return typeof name === 'string' ? cleanName(name.slice(0, 1000)).slice(0, NAME_MAX_LENGTH).trim() : '';
}
