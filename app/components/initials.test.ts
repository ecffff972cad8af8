import { expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

it.each([
  ['Ines Duarte', 'ID'],
  ['Mara', 'M'],
  ['Jean-Luc van der Berg', 'JB'],
  ['Łucja Żak', 'ŁŻ'],
  ['aiko', 'A'],
  ['E\u0301lodie', 'E\u0301'],
  ['👩‍🦰 Zoë', 'Z'],
  ['𠮷 田', '𠮷田'],
  ['<script>', '?'],
  ['', '?'],
])('%j has the initials %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
