import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNER, walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient } from '#tests/harness/http-client.ts';
import { type AppServer, startAppServer } from './app-server.ts';

const KOREAN = 'ko-KR,ko;q=0.9,en;q=0.5';
const KOREAN_OWNER = 'olive@studio.example';

let server: AppServer;

beforeAll(async () => {
  server = await startAppServer();
  const owner = browser(KOREAN);
  await walkFirstRun(owner, `${server.url}/setup/${await server.store.setup.newLink()}`, KOREAN_OWNER);
});
afterAll(() => server?.close());

const browser = (acceptLanguage: string) => createHttpClient(server.url, undefined, acceptLanguage);

/** Signed in as somebody whose account was made in English. */
async function englishOwner() {
  const client = browser('en-GB');
  await client.postJson('/api/auth/sign-in/email', { email: KOREAN_OWNER, password: OWNER.password });
  return client;
}

async function languageOf(page: Response): Promise<string | undefined> {
  return /<html[^>]* lang="([^"]+)"/.exec(await page.text())?.[1];
}

/** The text of the newest mail. */
async function newestMail() {
  const [mail] = await server.store.outbox.list(1);
  return mail!;
}

describe('the language of a page', () => {
  it('is what the browser asks for', async () => {
    const page = await browser(KOREAN).get('/sign-in');
    const html = await page.text();
    expect(html).toContain('<html lang="ko"');
    expect(html).toContain('Harbour Cycling에서 Pulseroom으로 직접 운영해요');
    expect(page.headers.get('vary')).toMatch(/Cookie.*Accept-Language/);
  });

  it.each([
    ['another language', 'fr-FR,de;q=0.8'],
    ['no language', ''],
    ['any language', '*'],
    ['anything but Korean', 'ko;q=0'],
    ['a very long list', `${'x'.repeat(4000)},ko;q=oops`],
  ])('is English for a browser that asks for %s', async (_, asked) => {
    expect(await languageOf(await browser(asked).get('/sign-in'))).toBe('en');
  });

  it('does not mix with that of another page that is written at the same time', async () => {
    const [korean, english] = [browser(KOREAN), browser('en')];
    const pages = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const page = await (index % 2 === 0 ? korean : english).get('/sign-in');
        const html = await page.text();
        return [html.includes('직접 운영해요'), html.includes('Self-hosted by')];
      }),
    );
    expect(pages).toEqual(pages.map((_, index) => [index % 2 === 0, index % 2 !== 0]));
  });
});

describe('the language switch', () => {
  it('is a plain form that leads back to the page, and beats what the browser asks for', async () => {
    const client = browser('en-GB');
    const html = await (await client.get('/forgot-password?from=mail')).text();
    expect(html).toContain('action="/language"');
    expect(html).toContain('value="/forgot-password?from=mail"');

    const back = await client.postForm('/language', { locale: 'ko', next: '/forgot-password?from=mail' });
    expect([new URL(back.url).pathname, new URL(back.url).search]).toEqual(['/forgot-password', '?from=mail']);
    expect(await languageOf(back)).toBe('ko');
    expect(await languageOf(await client.get('/sign-in'))).toBe('ko');

    await client.postForm('/language', { locale: 'en', next: '/' });
    expect(await languageOf(await client.get('/sign-in'))).toBe('en');
  });

  it('keeps the choice for a year, for this site', async () => {
    const answer = await postLanguage({ locale: 'ko', next: '/sign-in' });
    expect(answer.headers.get('set-cookie')).toBe(
      'pulseroom-locale=ko; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax',
    );
  });

  it.each<[string, Record<string, string>, string]>([
    ['a language that there is not', { locale: 'tlh', next: '/sign-in' }, '/sign-in'],
    ['no language', { next: '/sign-in' }, '/sign-in'],
    ['another site', { locale: 'ko', next: 'https://evil.example/' }, '/schedule'],
    ['another site in short', { locale: 'ko', next: '//evil.example' }, '/schedule'],
  ])('survives %s', async (_, fields, location) => {
    const answer = await postLanguage(fields);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, location]);
    expect(answer.headers.has('set-cookie')).toBe(fields.locale === 'ko');
  });

  it('is not for other sites to press', async () => {
    const answer = await postLanguage({ locale: 'ko', next: '/' }, { origin: 'https://evil.example' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
  });

  it('sets a cookie for TLS only where pages come over TLS', async () => {
    const secured = await startAppServer({ PUBLIC_URL: 'https://pulse.example', ANNOUNCED_ADDRESS: '192.0.2.10' });
    try {
      const answer = await fetch(`${secured.url}/language`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: 'https://pulse.example' },
        body: new URLSearchParams({ locale: 'ko', next: '/sign-in' }),
      });
      expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/);
    } finally {
      await secured.close();
    }
  });

  function postLanguage(fields: Record<string, string>, headers: Record<string, string> = {}) {
    return fetch(`${server.url}/language`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, ...headers },
      body: new URLSearchParams(fields),
    });
  }
});

describe('what the server says', () => {
  it('about a form is in the language of the page', async () => {
    const page = await browser(KOREAN).postForm('/sign-in', { email: 'ines', password: '' });
    const html = await page.text();
    expect(html).toContain('이메일 주소가 아니에요.');
    expect(html).toContain('비밀번호를 입력해 주세요.');
  });

  it('about a page that there is not is in the language of the page', async () => {
    const client = await englishOwner();
    expect(await (await client.get('/classes/not-an-id')).text()).toContain('This class does not exist.');
    await client.postForm('/language', { locale: 'ko', next: '/' });
    expect(await (await client.get('/classes/not-an-id')).text()).toContain('없는 수업이에요.');
    expect(await (await client.get('/no-such-page')).text()).toContain('없는 페이지예요.');
  });

  it('to an API call has the same code in every language', async () => {
    const path = '/api/sessions/not-an-id/state';
    expect(await (await browser(KOREAN).get(path)).json()).toEqual({
      code: 'not-signed-in',
      message: '먼저 로그인해 주세요.',
    });
    expect(await (await browser('en').get(path)).json()).toEqual({
      code: 'not-signed-in',
      message: 'Sign in first.',
    });
  });
});

describe('mail', () => {
  const askForPassword = (language: string) => browser(language).postForm('/forgot-password', { email: KOREAN_OWNER });

  it('is in the language in which the account was made, whoever asks for it', async () => {
    await askForPassword('en-GB');
    const { subject, text } = await newestMail();
    expect(subject).toBe('새 비밀번호를 정해 주세요');
    expect(text).toMatch(/한 시간 안에 아래 링크에서 정해 주세요\.\nhttp\S+\/reset-password\?token=\S+\n/);
  });

  it('follows the switch', async () => {
    await (await englishOwner()).postForm('/language', { locale: 'en', next: '/' });
    await askForPassword(KOREAN);
    expect((await newestMail()).subject).toBe('Choose a new password');
  });

  it('is in the language of who asks for an account from before there were languages', async () => {
    await server.database.pool.query('update "user" set locale = null');
    await askForPassword(KOREAN);
    expect((await newestMail()).subject).toBe('새 비밀번호를 정해 주세요');
  });

  it('is in no language that somebody sends along with a new account', async () => {
    const answer = await browser('en').postJson('/api/auth/sign-up/email', {
      email: 'mallory@people.example',
      name: 'Mallory',
      password: OWNER.password,
      locale: '../../etc/passwd',
    });
    expect(answer.status).toBe(400);
  });
});
