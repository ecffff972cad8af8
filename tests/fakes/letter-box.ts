import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { eventually } from '#tests/harness/eventually.ts';

/** A mail server that takes everything, and the person who reads there. */
export type LetterBox = {
  /** For the setting `SMTP_URL`. */
  url: string;
  /** The link in the newest mail to an address, waiting for one more than were read before. */
  nextLink(email: string): Promise<string>;
  close(): Promise<void>;
};

const MAIL_WITHIN_MS = 15_000;

export async function openLetterBox(): Promise<LetterBox> {
  const received: { to: string[]; source: string }[] = [];
  const read = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      let source = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        source += text;
      });
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    async nextLink(email) {
      const before = read.get(email) ?? 0;
      const link = await eventually(`a mail to ${email}`, MAIL_WITHIN_MS, () => {
        const mail = received.filter(({ to }) => to.includes(email))[before];
        // Long lines are broken as RFC 2045 §6.7 says.
        const text = mail?.source.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
        return text && /https?:\/\/\S+/.exec(text)?.[0];
      });
      read.set(email, before + 1);
      return link;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
