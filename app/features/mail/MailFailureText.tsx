import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { MailFailure, MailFailureKind } from './mail-failure.ts';

/** What happened, and what to look at. */
const FAILURE_TEXT: Record<MailFailureKind, MessageDescriptor> = {
  'cannot-resolve': msg`The name of the mail server leads nowhere. Check how it is spelled.`,
  refused: msg`The mail server refused the connection: nothing listens at this port. Check server and port.`,
  unreachable: msg`There is no way from this machine to the mail server. Check its address and this machine’s network.`,
  'timed-out': msg`The mail server did not answer in time. Check port and encryption: 465 goes with TLS, 587 with STARTTLS. A firewall may also block the port.`,
  tls: msg`Encryption could not be agreed with the mail server. Check port and encryption: 465 goes with TLS, 587 with STARTTLS.`,
  certificate: msg`The mail server’s certificate is not one that this machine trusts: it has expired, is for another name, or the server signed it itself. Use the name that the certificate is for.`,
  'login-rejected': msg`The mail server rejected the login. Check user name and password; some providers want a password made for this app.`,
  'login-needed': msg`The mail server takes mail only after a login. Enter user name and password.`,
  'sender-refused': msg`The mail server does not let this login send from this sender address. Use the address of the mailbox.`,
  'recipient-refused': msg`The mail server refuses to pass mail on to this address.`,
  'mail-refused': msg`The mail server took the addresses, but refused the mail.`,
  'no-smtp': msg`Something answers there, but not as a mail server. Check server and port.`,
  closed: msg`The mail server hung up before the mail was through. Check port and encryption.`,
  'password-unreadable': msg`The stored password cannot be read any more, because the SECRET of this server has changed. Enter the password again.`,
  other: msg`The mail could not be sent.`,
};

export function MailFailureText({ failure }: { failure: MailFailure }) {
  const { t } = useLingui();
  const { kind, serverSaid } = failure;
  return (
    <>
      {t(FAILURE_TEXT[kind])}
      {serverSaid === null ? null : (
        <span className="server-said">
          <Trans>
            The mail server said: <q>{serverSaid}</q>
          </Trans>
        </span>
      )}
    </>
  );
}
