import { createTransport } from 'nodemailer';
import type { MailSecurity } from '#core/mail-security.ts';
import type { Secret } from '#platform/secret.ts';
import type { MailFailure } from '../../features/mail/mail-failure.ts';
import { failureOfError } from './failure-of-error.ts';

export type SmtpServer = {
  /** Name or IP address. */
  host: string;
  port: number;
  security: MailSecurity;
  /** `null`: it asks for none. */
  login: { username: string; password: Secret } | null;
  senderEmail: string;
};

/** An SMTP server as a page knows it, or as `SMTP_URL` has it, with all that nodemailer reads from such an address. */
export type SmtpRoute = SmtpServer | { url: Secret; senderEmail: string };

export type Mail = { toEmail: string; subject: string; text: string };

export type SendResult = { ok: true } | { ok: false; failure: MailFailure };

/** Hands one mail to the server, on a connection of its own. Never rejects. */
export async function sendBySmtp(
  route: SmtpRoute,
  { toEmail, subject, text }: Mail,
  { timeoutMs }: { timeoutMs: number },
): Promise<SendResult> {
  const defaults = { from: { name: 'Pulseroom', address: route.senderEmail } };
  try {
    const transport =
      'url' in route ? createTransport(route.url.reveal(), defaults) : createTransport(optionsOf(route), defaults);
    await transport.sendMail({ to: toEmail, subject, text, signal: AbortSignal.timeout(timeoutMs) });
    return { ok: true };
  } catch (error) {
    return { ok: false, failure: failureOfError(error) };
  }
}

function optionsOf({ host, port, security, login }: SmtpServer) {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login === null ? {} : { auth: { user: login.username, pass: login.password.reveal() } }),
  };
}
