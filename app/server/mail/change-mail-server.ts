import { AppError } from '#core/errors.ts';
import type { Locale } from '#core/locales.ts';
import { msg } from '#platform/msg.ts';
import { Secret } from '#platform/secret.ts';
import type { MailActionResult } from '../../features/mail/mail-action-result.ts';
import { mailTest } from '../account-mails.ts';
import type { Viewer } from '../auth.ts';
import { type EnteredMailServer, mailServerForm, PASSWORD_MISSING } from '../forms/mail-server-form.ts';
import { parseForm, refusedForm } from '../forms/parse-form.ts';
import type { Services } from '../services.ts';
import type { KeptMailServer } from './kept-mail-server.ts';
import type { Mail, SmtpServer } from './smtp.ts';

/**
 * What the mail panel asks for, by the form's `intent`: try the way that mail leaves now, try and then save what is
 * typed, save it untried, or forget the server. Whoever calls has made sure that this is the host.
 */
export async function changeMailServer(
  services: Pick<Services, 'mailer' | 'store' | 'log'>,
  { viewer, form, locale }: { viewer: Viewer; form: FormData; locale: Locale },
): Promise<MailActionResult> {
  const { mailer, store, log } = services;
  const testMail: Mail = { toEmail: viewer.email, ...mailTest(locale) };
  switch (form.get('intent')) {
    case 'mail-test': {
      if ((await mailer.route()).kind === 'outbox') throw new AppError('conflict', msg`No mail server is set.`);
      const result = await mailer.tryNow(testMail);
      if (result === null) return { kind: 'mail-busy', state: undefined };
      if (!result.ok) return { kind: 'mail-not-sent', failure: result.failure, isTyped: false, state: undefined };
      return { kind: 'mail-sent', toEmail: viewer.email, isSaved: false };
    }
    case 'mail-try':
    case 'mail-save': {
      const parsed = parseForm(form, mailServerForm);
      if (!parsed.ok) return { kind: 'mail-invalid', state: parsed.state };
      const server = await withPassword(parsed.value, mailer.kept);
      if (server === null) {
        return { kind: 'mail-invalid', state: refusedForm(form, { password: PASSWORD_MISSING }) };
      }
      const isTried = form.get('intent') === 'mail-try';
      if (isTried) {
        const result = await mailer.tryNow(testMail, server);
        const state = refusedForm(form, {});
        if (result === null) return { kind: 'mail-busy', state };
        if (!result.ok) return { kind: 'mail-not-sent', failure: result.failure, isTyped: true, state };
      }
      await mailer.kept.save(server);
      await store.outbox.sendWaiting();
      log.info('the mail server was changed');
      return isTried ? { kind: 'mail-sent', toEmail: viewer.email, isSaved: true } : { kind: 'mail-saved' };
    }
    case 'mail-remove':
      await mailer.kept.remove();
      log.info('the mail server was removed');
      return { kind: 'mail-removed' };
    default:
      throw new AppError('bad-request', msg`This form is not known.`);
  }
}

/**
 * An empty password is the one that is kept, for the same server and user only: nobody who finds the page open gets it
 * sent to a server of their own. `null`: one has to be typed.
 */
async function withPassword(
  { username, password, ...server }: EnteredMailServer,
  kept: KeptMailServer,
): Promise<SmtpServer | null> {
  if (username === '') return { ...server, login: null };
  if (password !== '') return { ...server, login: { username, password: new Secret(password) } };
  const before = (await kept.read())?.server;
  const isSame =
    before?.login?.username === username &&
    before.host === server.host &&
    before.port === server.port &&
    before.security === server.security;
  return isSame ? { ...server, login: before.login } : null;
}
