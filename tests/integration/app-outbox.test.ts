import { afterAll, beforeAll, expect, it } from 'vitest';
import { walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';

let server: AppServer;
let owner: HttpClient;

beforeAll(async () => {
  server = await startAppServer({ SMTP_URL: 'smtp://mail.example' });
  owner = createHttpClient(server.url);
  await walkFirstRun(owner, `${server.url}/setup/${await server.store.setup.newLink()}`);
});
afterAll(() => server?.close());

it.each(['outbox', 'outbox.data'])(
  'with a mail server the %s shows that there is mail, and not what it says',
  async (page) => {
    await server.store.outbox.add({
      toEmail: 'ana@people.example',
      subject: 'Set a new password',
      text: 'https://pulse.example/reset-password?token=wonderful',
    });

    const html = await (await owner.get(`/admin/${page}`)).text();

    expect(html).toContain('ana@people.example');
    expect(html).not.toContain('wonderful');
    expect(html).not.toContain('reset-password?');
  },
);

it('never shows a sign-in link, also when the mail server was taken away since', async () => {
  const without = await startAppServer();
  try {
    const client = createHttpClient(without.url);
    await walkFirstRun(client, `${without.url}/setup/${await without.store.setup.newLink()}`);
    await without.store.outbox.add({
      toEmail: 'ana@people.example',
      subject: 'Your sign-in link',
      text: 'https://pulse.example/sign-in/link?token=wonderful',
    });
    for (const page of ['outbox', 'outbox.data']) {
      const html = await (await client.get(`/admin/${page}`)).text();
      expect(html).toContain('ana@people.example');
      expect(html).not.toContain('wonderful');
    }
    // Nor is one written where it would stay: it is not offered, and not sent when asked for all the same.
    expect(await (await client.get('/sign-in?again')).text()).not.toContain('sign-in link');
    await createHttpClient(without.url).postForm('/sign-in', { intent: 'link', email: 'olive@studio.example' });
    expect(await without.store.outbox.list(10)).toHaveLength(1);
  } finally {
    await without.close();
  }
});
