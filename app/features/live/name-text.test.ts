import { expect, it } from 'vitest';
import { firstName, initials } from './name-text.ts';

it('shortens names without breaking them', () => {
  expect(firstName(' Mara Lindqvist ')).toBe('Mara');
  expect(['Mara Lindqvist', 'aiko', 'Ana de Souza', '', '👩‍🦰 Zoë'].map(initials)).toEqual([
    'ML',
    'A',
    'AS',
    '',
    '👩‍🦰Z',
  ]);
});
