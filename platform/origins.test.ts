import { expect, it } from 'vitest';
import { createOriginCheck } from './origins.ts';

const isAllowed = createOriginCheck(['https://pulse.example', 'http://localhost:8080/']);

it.each(['https://pulse.example', 'http://localhost:8080'])('allows %s', (origin) => {
  expect(isAllowed(origin)).toBe(true);
});

it.each([
  'http://pulse.example',
  'https://pulse.example:8443',
  'https://pulse.example.evil.example',
  'https://evil.example/https://pulse.example',
  'http://localhost:8081',
  'null',
  '',
])('refuses %j', (origin) => {
  expect(isAllowed(origin)).toBe(false);
});

it('allows who names none: no browser', () => {
  expect(isAllowed(undefined)).toBe(true);
});
