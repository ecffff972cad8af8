import { isIP } from 'node:net';
import { MAIL_PORTS } from '#core/mail-security.ts';
import type { Env } from '#platform/env.ts';
import type { Log } from '#platform/log.ts';
import type { Secret } from '#platform/secret.ts';
import type { Store } from '#store/index.ts';
import { mailFailureText } from '../features/mail/mail-failure.ts';
import type { MailRoute } from '../features/mail/mail-route.ts';
import { publicOrigin, type SiteEnv } from './allowed-origins.ts';
import { createKeptMailServer, type KeptMailServer } from './mail/kept-mail-server.ts';
import { type Mail, type SendResult, type SmtpRoute, type SmtpServer, sendBySmtp } from './mail/smtp.ts';

/**
 * Mail leaves through the outbox: written in PostgreSQL first, then sent by a job where a mail server is set, by
 * `SMTP_URL` or on a page. Which one is asked for each mail, so that a change holds at once.
 */
export type Mailer = {
  /** How mail leaves now. */
  route(): Promise<MailRoute>;
  /** Resolves when the mail is written. */
  send(mail: Mail): Promise<void>;
  /** Delivers one written mail. Records a failure and rejects, so that the job is tried again. */
  deliver(mailId: string): Promise<void>;
  /**
   * Sends one mail now, past the outbox, to find out whether that works. One at a time: `null` while another is under way.
   * @param server default: the way that mail leaves now
   */
  tryNow(mail: Mail, server?: SmtpServer): Promise<SendResult | null>;
  /** The server that was entered on a page, whether or not `SMTP_URL` goes before it. */
  kept: KeptMailServer;
};

const SMTP_TIMEOUT_MS = 20_000;
/** Somebody waits in front of a page. */
const TRY_TIMEOUT_MS = 12_000;

export function createMailer({
  store,
  env,
  secret,
  log,
  tryTimeoutMs = TRY_TIMEOUT_MS,
}: {
  store: Pick<Store, 'outbox' | 'mailServer'>;
  env: Pick<Env, 'SMTP_URL'> & SiteEnv;
  /** Seals the password that is kept. */
  secret: Secret;
  log: Log;
  tryTimeoutMs?: number;
}): Mailer {
  const kept = createKeptMailServer({ store, secret });
  let isTrying = false;

  /** `null`: there is no mail server. */
  async function smtpRoute(): Promise<SmtpRoute | 'password-unreadable' | null> {
    if (env.SMTP_URL !== null) {
      return { url: env.SMTP_URL, senderEmail: senderAddress(env.SMTP_URL.reveal(), publicOrigin(env)) };
    }
    const read = await kept.read();
    return read && (read.server ?? 'password-unreadable');
  }

  async function sendNow(mail: Mail, timeoutMs: number, server?: SmtpServer): Promise<SendResult> {
    const route = server ?? (await smtpRoute());
    if (route === null) throw new Error('no mail server is set');
    if (route === 'password-unreadable') return { ok: false, failure: { kind: route, serverSaid: null } };
    return sendBySmtp(route, mail, { timeoutMs });
  }

  return {
    kept,
    async route() {
      if (env.SMTP_URL !== null) return environmentRoute(env.SMTP_URL.reveal(), publicOrigin(env));
      const read = await kept.read();
      if (read === null) return { kind: 'outbox' };
      const { passwordSealed: _, ...shown } = read.stored;
      return { kind: 'stored', ...shown, isPasswordReadable: read.server !== null };
    },
    async send(mail) {
      await store.outbox.add(mail, { isSent: (await smtpRoute()) !== null });
    },
    async deliver(mailId) {
      const mail = await store.outbox.byId(mailId);
      if (mail === null || mail.sentAt !== null) return;
      const { text } = mail;
      // Too old: the link in it has expired.
      if (text === null) return;
      // The server was taken away since: the mail waits in the outbox like any other.
      if ((await smtpRoute()) === null) return;
      const result = await sendNow({ ...mail, text }, SMTP_TIMEOUT_MS);
      if (!result.ok) {
        // The server's words may quote the address; they are for the owner's outbox page, not for the log.
        await store.outbox.markFailed(mailId, mailFailureText(result.failure));
        log.warn({ mailId, kind: result.failure.kind }, 'a mail could not be sent; it will be tried again');
        throw new Error('mail not sent');
      }
      await store.outbox.markSent(mailId);
    },
    async tryNow(mail, server) {
      if (isTrying) return null;
      isTrying = true;
      try {
        return await sendNow(mail, tryTimeoutMs, server);
      } finally {
        isTrying = false;
      }
    },
  };
}

function environmentRoute(smtpUrl: string, origin: string): MailRoute {
  const { hostname, port, protocol, username } = new URL(smtpUrl);
  return {
    kind: 'environment',
    host: hostname,
    // As nodemailer reads such an address.
    port: port === '' ? MAIL_PORTS[protocol === 'smtps:' ? 'tls' : 'starttls'] : Number(port),
    username: username === '' ? null : decodeURIComponent(username),
    senderEmail: senderAddress(smtpUrl, origin),
  };
}

/** Mail servers accept their user's own address; where the user name is none, one of the public host. */
function senderAddress(smtpUrl: string, origin: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username);
  if (user.includes('@')) return user;
  const { hostname } = new URL(origin);
  return `no-reply@${isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname}`;
}
