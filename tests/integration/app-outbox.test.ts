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
