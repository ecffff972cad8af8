import { expect, it } from 'vitest';
import { firstName } from './name-text.ts';

it('shortens names without breaking them', () => {
  expect([' Mara Lindqvist ', 'aiko', ''].map(firstName)).toEqual(['Mara', 'aiko', '']);
});
