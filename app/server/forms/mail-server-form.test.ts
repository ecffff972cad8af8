import { describe, expect, it } from 'vitest';
import { englishOf } from '#core/words.ts';
import { mailServerForm } from './mail-server-form.ts';
import { parseForm } from './parse-form.ts';

const entered = {
  host: 'smtp.example',
  security: 'starttls',
  port: '',
  username: 'studio@example.org',
  password: 'x',
  senderEmail: '',
};

function parse(change: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...entered, ...change })) form.set(name, value);
  return parseForm(form, mailServerForm);
}

describe('the mail server form', () => {
  it('takes the usual port and the user name as sender', () => {
    expect(parse({})).toMatchObject({ ok: true, value: { port: 587, senderEmail: 'studio@example.org' } });
    expect(parse({ security: 'tls' })).toMatchObject({ ok: true, value: { port: 465 } });
    expect(parse({ host: ' Mail.Example ', port: ' 2525 ' })).toMatchObject({
      ok: true,
      value: { host: 'mail.example', port: 2525 },
    });
  });

  it('takes a server without login', () => {
    const change = { host: '192.168.1.2', security: 'none', username: '', password: '', senderEmail: 'a@b.example' };
    expect(parse(change)).toMatchObject({ ok: true, value: { username: '', port: 25 } });
  });

  it.each([
    [{ host: '' }, { host: 'name of the mail server' }],
    [{ host: 'smtp://mail.example' }, { host: 'or an IP address' }],
    [{ host: 'mail example' }, { host: 'or an IP address' }],
    [{ host: 'mail.example\r\nRCPT TO:<x@y.example>' }, { host: 'or an IP address' }],
    [{ host: 'a'.repeat(254) }, { host: 'or an IP address' }],
    [{ port: '0' }, { port: 'from 1 to 65535' }],
    [{ port: '65536' }, { port: 'from 1 to 65535' }],
    [{ port: '25; drop' }, { port: 'from 1 to 65535' }],
    [{ security: 'maybe' }, { security: 'one of the three' }],
    [{ username: 'a\nb' }, { username: 'not a user name' }],
    [{ username: 'studio' }, { senderEmail: 'mails come from' }],
    [{ senderEmail: 'not an address' }, { senderEmail: 'not an email address' }],
    [{ senderEmail: 'a@b.example>\r\nBCC: c@d.example' }, { senderEmail: 'not an email address' }],
  ])('refuses %j', (change, errors) => {
    const parsed = parse(change);
    const said = parsed.ok ? {} : parsed.state.errors;
    const [[field, words] = []] = Object.entries(errors);
    expect(Object.keys(said)).toEqual([field]);
    expect(englishOf(said[field!]!)).toContain(words);
  });

  it('never gives a password back', () => {
    const parsed = parse({ host: '', password: 'hunter2hunter2' });
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });
});
