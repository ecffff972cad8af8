import { expect, it } from 'vitest';
import { cleanName } from './person-name.ts';

it.each([
  ['  Ines   Duarte ', 'Ines Duarte'],
  ['Ines\r\nDuarte', 'Ines Duarte'],
  ['Ines \u202Eetraud\u202C', 'Ines etraud'],
  ['\u200B\uFEFF', ''],
  ['e\u0301lodie', 'élodie'],
  ['👩🏽‍🚒 Zoë', '👩🏽‍🚒 Zoë'],
])('cleans %j to %j', (name, clean) => {
  expect(cleanName(name)).toBe(clean);
});
