import { expect, it } from 'vitest';
import type { ParticipantId } from '#core/ids.ts';
import { rosterOrder } from './roster-order.ts';

const person = (displayName: string) => ({ participantId: displayName as ParticipantId, displayName });
const everybody = ['Wen Li', 'Tomás Reis', 'Aiko Mori', '숨이', 'Leila Haddad'].map(person);
const names = (attention: string[], search = '') =>
  rosterOrder(everybody, { attention: attention as ParticipantId[], search }).map(({ displayName }) => displayName);

it('has those who need attention first, in their order, then all by name', () => {
  expect(names(['Wen Li', 'Leila Haddad'])).toEqual(['Wen Li', 'Leila Haddad', 'Aiko Mori', 'Tomás Reis', '숨이']);
});

it('finds names whatever their case and accents', () => {
  expect(names([], ' TOMAS ')).toEqual(['Tomás Reis']);
  expect(names([], '숨')).toEqual(['숨이']);
  expect(names([], 'zz')).toEqual([]);
});

it('leaves the list that it was given as it is', () => {
  const before = [...everybody];
  names(['Wen Li']);
  expect(everybody).toEqual(before);
});
