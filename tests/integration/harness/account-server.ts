import type { UserId } from '#core/ids.ts';
import { aPerson } from '#tests/builders/person.ts';
import { walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from '../app-server.ts';

/** A server that means to send mail, with an owner, and what people do at its door. */
export type AccountServer = {
  server: AppServer;
  owner: HttpClient;
  client(): HttpClient;
  signUp(name: string): Promise<{ client: HttpClient; email: string; password: string }>;
  /** The mails to an address, the newest first. */
  mailsTo(email: string): Promise<{ subject: string; text: string }[]>;
  /** Path and query of the link in the newest mail to an address. */
  linkTo(email: string): Promise<string>;
  /** What the page says after somebody asked for a sign-in link. */
  askForLink(email: string, query?: string): Promise<string>;
  /** Where a client ends up that wants to see a page. */
  whereTo(client: HttpClient, path?: string): Promise<string>;
  userIdOf(email: string): Promise<UserId>;
};

export async function startAccountServer(): Promise<AccountServer> {
  // Mail is written and meant to be sent; nobody listens there, and no job runner runs.
  const server = await startAppServer({ SMTP_URL: 'smtp://mail.example' });
  const client = () => createHttpClient(server.url);
  const owner = client();
  await walkFirstRun(owner, `${server.url}/setup/${await server.store.setup.newLink()}`);

  async function mailsTo(email: string) {
    const mails = await server.store.outbox.list(100);
    return mails.filter(({ toEmail }) => toEmail === email).map(({ subject, text }) => ({ subject, text: text ?? '' }));
  }

  return {
    server,
    owner,
    client,
    mailsTo,
    async signUp(name) {
      const newcomer = client();
      const { email, password } = aPerson({ name });
      await newcomer.postForm('/sign-up', { name, email, password });
      return { client: newcomer, email, password };
    },
    async linkTo(email) {
      const [mail] = await mailsTo(email);
      const url = new URL(/https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? 'http://no.link');
      return url.pathname + url.search;
    },
    async askForLink(email, query = '') {
      return textOf(client().postForm(`/sign-in${query}`, { intent: 'link', email }));
    },
    async whereTo(who, path = '/schedule') {
      return new URL((await who.get(path)).url).pathname;
    },
    async userIdOf(email) {
      const user = await server.database.db
        .selectFrom('user')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirstOrThrow();
      return user.id;
    },
  };
}

/** What a person reads on a page. */
export async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<(\/?b|!--.*?--)>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/\s*\n\s*/g, '\n');
}
