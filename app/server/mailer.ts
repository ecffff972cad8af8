import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Env } from '#platform/env.ts';
import type { Log } from '#platform/log.ts';
import type { Store, StoredMail } from '#store/index.ts';
import { publicOrigin, type SiteEnv } from './allowed-origins.ts';

/** Mail leaves through the outbox: written in PostgreSQL first, then sent by a job where an SMTP server is set. */
export type Mailer = {
  /** Is an SMTP server set? */
  isSending: boolean;
  /** Resolves when the mail is written. */
  send(mail: { toEmail: string; subject: string; text: string }): Promise<void>;
  /** Delivers one written mail. Records a failure and rejects, so that the job is tried again. */
  deliver(mailId: string): Promise<void>;
};

const SMTP_TIMEOUT_MS = 20_000;

export function createMailer({
  store,
  env,
  log,
}: {
  store: Pick<Store, 'outbox'>;
  env: Pick<Env, 'SMTP_URL'> & SiteEnv;
  log: Log;
}): Mailer {
  const transport =
    env.SMTP_URL === null
      ? null
      : createTransport(env.SMTP_URL.reveal(), {
          from: `Pulseroom <${senderAddress(env.SMTP_URL.reveal(), publicOrigin(env))}>`,
        });

  async function deliverMail(mail: StoredMail & { text: string }): Promise<void> {
    if (transport === null) throw new Error('no SMTP server is set');
    await transport.sendMail({ to: mail.toEmail, subject: mail.subject, text: mail.text });
  }

  return {
    isSending: transport !== null,
    async send(mail) {
      await store.outbox.add(mail, { isSent: transport !== null });
    },
    async deliver(mailId) {
      const mail = await store.outbox.byId(mailId);
      if (mail === null || mail.sentAt !== null) return;
      const { text } = mail;
      // Too old: the link in it has expired.
      if (text === null) return;
      try {
        await Promise.race([deliverMail({ ...mail, text }), rejectAfter(SMTP_TIMEOUT_MS)]);
      } catch (error) {
        // The server's words may quote the address; they are for the owner's outbox page, not for the log.
        await store.outbox.markFailed(mailId, error instanceof Error ? error.message : 'unknown');
        log.warn({ mailId }, 'a mail could not be sent; it will be tried again');
        throw new Error('mail not sent', { cause: error instanceof Error ? error.name : undefined });
      }
      await store.outbox.markSent(mailId);
    },
  };
}

/** Mail servers accept their user's own address; where the user name is none, one of the public host. */
function senderAddress(smtpUrl: string, origin: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username);
  if (user.includes('@')) return user;
  const { hostname } = new URL(origin);
  return `no-reply@${isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname}`;
}

function rejectAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the mail server did not answer in time')), ms).unref();
  });
}
