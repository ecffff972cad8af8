import { expect, it } from 'vitest';
import { type MailFailure, mailFailureText, readMailFailure } from './mail-failure.ts';

it.each<MailFailure>([
  { kind: 'timed-out', serverSaid: null },
  { kind: 'login-rejected', serverSaid: '535 5.7.8 Error: authentication failed: no' },
])('is read as it was written: $kind', (failure) => {
  expect(readMailFailure(mailFailureText(failure))).toEqual(failure);
});

it.each(['connect ECONNREFUSED', '', 'tlsx: y'])('takes %j for the words of the server', (text) => {
  expect(readMailFailure(text)).toEqual({ kind: 'other', serverSaid: text });
});
