import { expect, it } from 'vitest';
import { slugOf } from './slug.ts';

it.each([
  ['Ribeira Cycling', 'ribeira-cycling'],
  ['  Estúdio — Já!  ', 'estudio-ja'],
  ['50% off', '50-off'],
  ['心拍', 'studio'],
  ['', 'studio'],
])('%j becomes %s', (name, slug) => {
  expect(slugOf(name, { number: 1 })).toBe(slug);
});

it('of a long name fits, with its number, and ends with no hyphen', () => {
  const slug = slugOf(`${'a'.repeat(57)} bcd`, { number: 12 });

  expect(slug).toBe(`${'a'.repeat(57)}-12`);
  expect(slug.length).toBeLessThanOrEqual(60);
});
