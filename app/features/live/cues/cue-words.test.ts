import { expect, it } from 'vitest';
import { widthEm } from './cue-words.ts';

it('a line of Hangul needs twice the room of one of Latin letters', () => {
  expect(widthEm('어깨를내리고천천히')).toBe(9);
  const latin = widthEm('Shoulders down. One more minute.');
  expect(latin).toBeGreaterThan(13);
  expect(latin).toBeLessThan(18);
});

it('a picture counts as one sign', () => {
  expect(widthEm('💪')).toBe(1);
});
