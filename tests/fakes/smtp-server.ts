import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSecurity } from '#core/mail-security.ts';

export type ReceivedMail = {
  from: string;
  to: string[];
  /** Headers and body. */
  text: string;
  /** Who was logged in; `null`: nobody. */
  username: string | null;
  isEncrypted: boolean;
};

export type SmtpServerOptions = {
  /** Default: none. */
  security?: MailSecurity;
  /** For TLS and STARTTLS. */
  certificate?: { key: string; cert: string };
  /** The one login that is accepted. Default: none is asked for. */
  login?: { username: string; password: string };
  /** What it does to mail that is otherwise fine. */
  fault?: 'refuses-sender' | 'refuses-recipient' | 'refuses-mail' | 'hangs';
};

/** A mail server of one's own, on a real port of the loopback address: it keeps what it is given. */
export type FakeSmtpServer = {
  port: number;
  received: ReceivedMail[];
  close(): Promise<void>;
};

/** What a server says when it does not want to; RFC 5321 §4.2.3. */
function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export async function startSmtpServer({
  security = 'none',
  certificate,
  login,
  fault,
}: SmtpServerOptions = {}): Promise<FakeSmtpServer> {
  const received: ReceivedMail[] = [];
  const options: SMTPServerOptions = {
    secure: security === 'tls',
    ...certificate,
    authOptional: login === undefined,
    disabledCommands: [...(security === 'none' ? ['STARTTLS'] : []), ...(login === undefined ? ['AUTH'] : [])],
    // Without encryption it takes passwords too, as old servers do.
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      if (fault !== 'hangs') done();
    },
    onAuth({ username, password }, _session, done) {
      if (username === login?.username && password === login?.password) return done(null, { user: username });
      done(refusal(535, '5.7.8 Authentication credentials invalid'));
    },
    onMailFrom(_address, _session, done) {
      if (fault === 'refuses-sender') return done(refusal(553, '5.7.1 Sender address rejected: not owned by user'));
      done();
    },
    onRcptTo(_address, _session, done) {
      if (fault === 'refuses-recipient') return done(refusal(550, '5.1.1 No such mailbox'));
      done();
    },
    onData(stream, session, done) {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      stream.on('end', () => {
        if (fault === 'refuses-mail') return done(refusal(554, '5.7.1 Looks like spam'));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text,
          username: session.user ?? null,
          isEncrypted: session.secure,
        });
        done();
      });
    },
  };
  const server = new SMTPServer(options);
  // A client that breaks off, such as one that does not trust the certificate, is what some tests are about.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    received,
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      // Those that hang are cut.
      for (const connection of server.connections) (connection as { _socket?: { destroy(): void } })._socket?.destroy();
      await closed;
    },
  };
}
