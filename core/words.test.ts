import { expect, it } from 'vitest';
import { englishOf, isWords } from './words.ts';

it('is English for a log, with its values', () => {
  expect(englishOf({ id: 'a', message: 'From {min} to {max}.', values: { min: 0, max: 9 } })).toBe('From 0 to 9.');
});

it('does not lose what it cannot fill in', () => {
  expect(englishOf({ id: 'a', message: 'Hello {name}', values: {} })).toBe('Hello {name}');
  expect(englishOf({ id: 'Zx81aB' })).toBe('Zx81aB');
});

it.each([null, 'a text', 7, {}, { id: 7 }])('is not %j', (value) => {
  expect(isWords(value)).toBe(false);
});
