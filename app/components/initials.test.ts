import { expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

it.each([
  ['Ines Duarte', 'ID'],
  ['Mara', 'M'],
  ['Jean-Luc van der Berg', 'JB'],
  ['Łucja Żak', 'ŁŻ'],
  ['𠮷 田', '𠮷田'],
  ['<script>', '?'],
  ['', '?'],
])('%j has the initials %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
