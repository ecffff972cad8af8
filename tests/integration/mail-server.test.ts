import { createServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createMailer, type Mailer } from '#app/server/index.ts';
import type { MailSecurity } from '#core/mail-security.ts';
import { parseEnv } from '#platform/env.ts';
import { createLog } from '#platform/log.ts';
import { Secret } from '#platform/secret.ts';
import { createStore, type Store } from '#store/index.ts';
import { type FakeSmtpServer, type SmtpServerOptions, startSmtpServer } from '#tests/fakes/smtp-server.ts';
import { findFreePorts } from '#tests/harness/free-ports.ts';
import { aCertificate, trust } from '#tests/harness/test-certificate.ts';
import { startTestDatabase, type TestDatabase } from './harness/test-database.ts';

const SECRET = new Secret('the secret of this installation, long enough');
const LOGIN = { username: 'studio@mail.example', password: 'a pass, wörd' };
const MAIL = { toEmail: 'olive@studio.example', subject: 'Works', text: 'It does.' };
/** Vouched for by nobody but this test, which tells Node to trust it. */
const trusted = aCertificate(['localhost']);
const untrusted = aCertificate(['localhost']);
const otherName = aCertificate(['mail.example']);
const expired = aCertificate(['localhost'], { untilMs: Date.now() - 60_000 });
const before = getCACertificates('default');

let database: TestDatabase;
let store: Store;
const servers: FakeSmtpServer[] = [];

beforeAll(async () => {
  for (const { authority } of [trusted, otherName, expired]) trust(authority);
  database = await startTestDatabase();
  store = createStore(database.database);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await store.mailServer.remove();
});
afterAll(async () => {
  setDefaultCACertificates(before);
  await database?.close();
});

function aMailer(settings: Record<string, string> = {}, secret = SECRET): Mailer {
  return createMailer({
    store,
    env: parseEnv(settings),
    secret,
    log: createLog({ level: 'fatal' }),
    tryTimeoutMs: 3_000,
  });
}

async function aServer(options: SmtpServerOptions = {}): Promise<FakeSmtpServer> {
  const server = await startSmtpServer(options);
  servers.push(server);
  return server;
}

const at = (
  port: number,
  security: MailSecurity = 'none',
  login: { username: string; password: string } | null = null,
) => ({
  host: 'localhost',
  port,
  security,
  login: login && { ...login, password: new Secret(login.password) },
  senderEmail: 'studio@mail.example',
});

describe('a mail server', () => {
  it.each([
    ['tls', { security: 'tls' }],
    ['starttls', { security: 'starttls' }],
  ] as const)('takes a mail by %s after a login', async (security, options) => {
    const server = await aServer({ ...options, certificate: trusted, login: LOGIN });
    expect(await aMailer().tryNow(MAIL, at(server.port, security, LOGIN))).toEqual({ ok: true });
    expect(server.received).toEqual([
      expect.objectContaining({
        from: 'studio@mail.example',
        to: [MAIL.toEmail],
        username: LOGIN.username,
        isEncrypted: true,
        text: expect.stringContaining('It does.'),
      }),
    ]);
  });

  it('takes a mail without encryption or login where it asks for none', async () => {
    const server = await aServer();
    expect(await aMailer().tryNow(MAIL, at(server.port))).toEqual({ ok: true });
    expect(server.received).toEqual([expect.objectContaining({ username: null, isEncrypted: false })]);
  });

  it('is kept with its password sealed, and used from then on', async () => {
    const server = await aServer({ security: 'starttls', certificate: trusted, login: LOGIN });
    const mailer = aMailer();
    expect(await mailer.route()).toEqual({ kind: 'outbox' });
    await mailer.kept.save(at(server.port, 'starttls', LOGIN));

    const row = await store.mailServer.read();
    expect(row?.passwordSealed).toMatch(/^v1\./);
    expect(JSON.stringify([row, await mailer.route()])).not.toContain(LOGIN.password);
    expect(await mailer.route()).toMatchObject({ kind: 'stored', port: server.port, isPasswordReadable: true });
    await mailer.send(MAIL);
    const [mail] = await store.outbox.list(1);
    await mailer.deliver(mail!.mailId);
    expect(server.received).toHaveLength(1);
    expect((await store.outbox.byId(mail!.mailId))?.sentAt).not.toBeNull();
  });

  it('cannot be used when the secret of the installation has changed, and says so', async () => {
    const server = await aServer({ login: LOGIN });
    await aMailer().kept.save(at(server.port, 'none', LOGIN));
    const later = aMailer({}, new Secret('another secret, since the file was lost'));
    expect(await later.route()).toMatchObject({ kind: 'stored', isPasswordReadable: false });
    expect(await later.tryNow(MAIL)).toEqual({
      ok: false,
      failure: { kind: 'password-unreadable', serverSaid: null },
    });
  });

  it('gives way to SMTP_URL, whose password is not shown', async () => {
    const server = await aServer({ login: LOGIN });
    const url = new URL(`smtp://localhost:${server.port}`);
    url.username = LOGIN.username;
    url.password = LOGIN.password;
    const mailer = aMailer({ SMTP_URL: url.href });
    await mailer.kept.save(at(1));
    expect(await mailer.route()).toEqual({
      kind: 'environment',
      host: 'localhost',
      port: server.port,
      username: LOGIN.username,
      senderEmail: LOGIN.username,
    });
    expect(await mailer.tryNow(MAIL)).toEqual({ ok: true });
    expect(server.received).toHaveLength(1);
  });

  it('that was removed leaves the mail that was queued for it in the outbox', async () => {
    const mailer = aMailer();
    await mailer.kept.save(at(1));
    await mailer.send(MAIL);
    await mailer.kept.remove();
    const [mail] = await store.outbox.list(1);
    await mailer.deliver(mail!.mailId);
    expect(await store.outbox.byId(mail!.mailId)).toMatchObject({ sentAt: null, error: null, text: MAIL.text });
  });
});

describe('a mail that does not leave says why', () => {
  const reasonOf = async (server: ReturnType<typeof at>) => {
    const result = await aMailer().tryNow(MAIL, server);
    return result?.ok === false ? result.failure : result;
  };

  it('nothing listens there', async () => {
    expect(await reasonOf(at(await findFreePorts(1)))).toMatchObject({ kind: 'refused' });
  });

  it('the name leads nowhere', async () => {
    // RFC 2606 §2: names below .invalid never exist.
    expect(await reasonOf({ ...at(25), host: 'mail.invalid' })).toMatchObject({ kind: 'cannot-resolve' });
  });

  it('the certificate is expired', async () => {
    const { port } = await aServer({ security: 'tls', certificate: expired });
    expect(await reasonOf(at(port, 'tls'))).toMatchObject({ kind: 'certificate' });
  });

  it('nobody that is trusted vouches for the certificate', async () => {
    for (const security of ['tls', 'starttls'] as const) {
      const { port } = await aServer({ security, certificate: untrusted });
      expect(await reasonOf(at(port, security))).toMatchObject({ kind: 'certificate' });
    }
  });

  it('the certificate is for another name', async () => {
    const { port } = await aServer({ security: 'tls', certificate: otherName });
    expect(await reasonOf(at(port, 'tls'))).toMatchObject({ kind: 'certificate' });
  });

  it('TLS where the server has none, STARTTLS where it offers none', async () => {
    const { port } = await aServer();
    expect(await reasonOf(at(port, 'tls'))).toMatchObject({ kind: 'tls' });
    expect(await reasonOf(at(port, 'starttls'))).toMatchObject({ kind: 'tls' });
  });

  it('the login is rejected, with the server’s own words', async () => {
    const { port } = await aServer({ login: LOGIN });
    expect(await reasonOf(at(port, 'none', { ...LOGIN, password: 'wrong' }))).toEqual({
      kind: 'login-rejected',
      serverSaid: '535 5.7.8 Authentication credentials invalid',
    });
  });

  it('a login is needed', async () => {
    const { port } = await aServer({ login: LOGIN });
    expect(await reasonOf(at(port))).toMatchObject({ kind: 'login-needed' });
  });

  it.each([
    ['refuses-sender', 'sender-refused', '553 5.7.1 Sender address rejected: not owned by user'],
    ['refuses-recipient', 'recipient-refused', '550 5.1.1 No such mailbox'],
    ['refuses-mail', 'mail-refused', '554 5.7.1 Looks like spam'],
  ] as const)('it %s', async (fault, kind, serverSaid) => {
    const { port } = await aServer({ fault });
    expect(await reasonOf(at(port))).toEqual({ kind, serverSaid });
  });

  it('it does not answer in time; meanwhile no second test is begun', async () => {
    const { port } = await aServer({ fault: 'hangs' });
    const mailer = aMailer();
    const first = mailer.tryNow(MAIL, at(port));
    expect(await mailer.tryNow(MAIL, at(port))).toBeNull();
    expect(await first).toEqual({ ok: false, failure: { kind: 'timed-out', serverSaid: null } });
    const other = await aServer();
    expect(await mailer.tryNow(MAIL, at(other.port))).toEqual({ ok: true });
  });

  it('something else answers there', async () => {
    const web = createServer((socket) => {
      socket.on('error', () => {});
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    const port = await new Promise<number>((resolve) => {
      web.listen(0, '127.0.0.1', () => resolve((web.address() as { port: number }).port));
    });
    expect(await reasonOf(at(port))).toMatchObject({ kind: 'no-smtp' });
    web.close();
  });

  it('is kept with the mail, for the outbox', async () => {
    const { port } = await aServer({ fault: 'refuses-sender' });
    const mailer = aMailer();
    await mailer.kept.save(at(port));
    await mailer.send(MAIL);
    const [mail] = await store.outbox.list(1);
    await expect(mailer.deliver(mail!.mailId)).rejects.toThrow('mail not sent');
    expect((await store.outbox.byId(mail!.mailId))?.error).toBe(
      'sender-refused: 553 5.7.1 Sender address rejected: not owned by user',
    );
  });
});
