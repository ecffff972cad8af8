/** Why a mail did not leave, as far as the person who runs the server can do something about it. */
export const MAIL_FAILURE_KINDS = [
  /** The name of the mail server leads nowhere. */
  'cannot-resolve',
  /** Nothing listens at that port. */
  'refused',
  /** No way there from this machine. */
  'unreachable',
  'timed-out',
  /** Encryption could not be agreed: wrong port, or a server without it. */
  'tls',
  /** The certificate is expired, for another name, or vouched for by nobody. */
  'certificate',
  'login-rejected',
  /** The server takes no mail without a login. */
  'login-needed',
  'sender-refused',
  'recipient-refused',
  /** It took the addresses, but not the mail. */
  'mail-refused',
  /** What answered does not speak SMTP. */
  'no-smtp',
  /** It hung up in the middle. */
  'closed',
  /** The stored password cannot be opened: the installation's secret is another one now. */
  'password-unreadable',
  'other',
] as const;

export type MailFailureKind = (typeof MAIL_FAILURE_KINDS)[number];

export type MailFailure = {
  kind: MailFailureKind;
  /** The server's own line, cut; `null` when it said nothing. */
  serverSaid: string | null;
};

/** As the outbox keeps it. */
export function mailFailureText({ kind, serverSaid }: MailFailure): string {
  return serverSaid === null ? kind : `${kind}: ${serverSaid}`;
}

/** Reads what `mailFailureText` wrote; anything else is taken for the server's own words. */
export function readMailFailure(text: string): MailFailure {
  const [head = '', ...rest] = text.split(': ');
  const kind = MAIL_FAILURE_KINDS.find((known) => known === head);
  if (kind === undefined) return { kind: 'other', serverSaid: text };
  return { kind, serverSaid: rest.length === 0 ? null : rest.join(': ') };
}
