import { expect, it } from 'vitest';
import { navPlaceOf } from './nav-place.ts';

it.each([
  ['/schedule', '/schedule'],
  ['/classes/01a1ff98/summary', '/past'],
  ['/classes/01a1ff98/report', '/past'],
  ['/classes/01a1ff98', '/schedule'],
  ['/classes/new', '/schedule'],
  ['/past', '/past'],
  ['/account/email', '/account'],
  ['/studio/settings', '/studio/settings'],
  ['/check', null],
  ['/pastry', null],
])('%s belongs to %s', (pathname, place) => {
  expect(navPlaceOf(pathname)).toBe(place);
});
