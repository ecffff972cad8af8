import { z } from 'zod';
import type { MailFailure, MailFailureKind } from '../../features/mail/mail-failure.ts';

/** Longest line of the server that is shown, characters. */
const SAID_MAX_LENGTH = 200;

const CERTIFICATE_CODE =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|ERR_TLS_INVALID_CERT)/;

/** The fields of nodemailer's errors, as far as they say what happened; others have none of them. */
const errorFields = z.object({
  code: z.string().catch(''),
  /** What the system said, where nodemailer put a code of its own over it. */
  originalCode: z.string().catch(''),
  /** The SMTP command that was answered. */
  command: z.string().catch(''),
  response: z.string().catch(''),
  responseCode: z.number().nullable().catch(null),
  cause: z.object({ code: z.string().catch('') }).catch({ code: '' }),
});

/** What nodemailer's error means to the person who entered the server. Its codes are in nodemailer's `errors.js`. */
export function failureOfError(error: unknown): MailFailure {
  const fields = errorFields.safeParse(error);
  if (!fields.success) return { kind: 'other', serverSaid: null };
  const { code, originalCode, command, response, responseCode, cause } = fields.data;
  const kind = kindOf({ code, systemCode: originalCode || cause.code, command, status: responseCode });
  return { kind, serverSaid: saidBy(response) };
}

function kindOf({
  code,
  systemCode,
  command,
  status,
}: {
  code: string;
  systemCode: string;
  command: string;
  status: number | null;
}): MailFailureKind {
  if (CERTIFICATE_CODE.test(systemCode) || CERTIFICATE_CODE.test(code)) return 'certificate';
  // RFC 4954 §6: "530 5.7.0 Authentication required" to a command that needs a login first.
  if (status === 530) return 'login-needed';
  switch (code) {
    case 'EABORT':
    case 'ETIMEDOUT':
      return 'timed-out';
    case 'EDNS':
      return 'cannot-resolve';
    case 'ETLS':
      return 'tls';
    case 'EAUTH':
      return 'login-rejected';
    case 'ENOAUTH':
      return 'login-needed';
    case 'EENVELOPE':
      return command === 'MAIL FROM' ? 'sender-refused' : command === 'RCPT TO' ? 'recipient-refused' : 'mail-refused';
    case 'EMESSAGE':
      return 'mail-refused';
    case 'EPROTOCOL':
      return 'no-smtp';
    case 'ECONNECTION':
    case 'ESOCKET':
      return socketKindOf(systemCode);
    default:
      return 'other';
  }
}

function socketKindOf(systemCode: string): MailFailureKind {
  if (systemCode === 'ECONNREFUSED') return 'refused';
  if (/^E(HOST|NET)(UNREACH|DOWN)$|^EADDRNOTAVAIL$|^EACCES$|^EPERM$/.test(systemCode)) return 'unreachable';
  if (systemCode === 'ETIMEDOUT') return 'timed-out';
  if (systemCode === 'ENOTFOUND' || systemCode === 'EAI_AGAIN') return 'cannot-resolve';
  if (/SSL|TLS|^EPROTO$/.test(systemCode)) return 'tls';
  return 'closed';
}

function saidBy(response: string): string | null {
  // Control characters: a server may send anything.
  const line = response.replace(/\p{C}+/gu, ' ').trim();
  return line === '' ? null : line.slice(0, SAID_MAX_LENGTH);
}
