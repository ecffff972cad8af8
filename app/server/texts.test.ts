import { describe, expect, it } from 'vitest';
import { msg } from '#platform/msg.ts';
import { passwordResetMail } from './account-mails.ts';
import { wordsIn } from './texts.ts';

describe('texts that leave without a page', () => {
  it('fills values in', () => {
    expect(wordsIn('en', msg`A name has ${{ max: 60 }} characters at most.`)).toBe('A name has 60 characters at most.');
  });

  it('stays English where nothing is translated', () => {
    expect(wordsIn('ko', msg`Nobody ever wrote ${{ count: 2 }} of these.`)).toBe('Nobody ever wrote 2 of these.');
  });
});

describe('the mail for a new password', () => {
  const link = 'https://pulse.example/reset-password?token=%7Babc%7D';

  it.each(['en', 'ko'] as const)('has the link on a line of its own in %s', (locale) => {
    expect(passwordResetMail(link, locale).text.split('\n')).toContain(link);
  });
});
