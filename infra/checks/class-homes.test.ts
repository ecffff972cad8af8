import { expect, it } from 'vitest';
import { basesOf, homelessClasses } from './class-homes.ts';

const sheet = (filename: string, code: string) => ({ filename, code });

it('takes a class alone for its base rule, also in a list and in the room', () => {
  const code =
    '.a { top: 0 } .b, .c:hover { top: 0 } .live-class { .d { top: 0; .e { top: 0 } } .console { .f { top: 0 } } }';
  expect(basesOf(sheet('one.css', code))).toEqual(new Set(['a', 'b', 'd', 'f']));
});

it('takes what adapts a class for no base rule', () => {
  const code = '.a .b { top: 0 } .a.c { top: 0 } .a > svg { top: 0 } p.d { top: 0 } @media print { .e { top: 0 } }';
  expect(basesOf(sheet('one.css', code))).toEqual(new Set());
});

it('names the stylesheets that share a class', () => {
  const sheets = [
    sheet('one.css', '.facts { top: 0 }'),
    sheet('two.css', '.live-class { .facts { top: 0 } .own { top: 0 } }'),
  ];
  expect([...homelessClasses(sheets)]).toEqual([['facts', ['one.css', 'two.css']]]);
});
