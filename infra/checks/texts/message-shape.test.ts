import { expect, it } from 'vitest';
import { flawsOf, shapeOf } from './message-shape.ts';

const classes = '{count, plural, one {# class with {name}} other {# classes with {name}}}';

it('knows what a message is put together from', () => {
  expect(shapeOf(`<0>${classes}</0> at {time}`)).toEqual({
    values: ['count, plural', 'name', 'time'],
    tags: ['</0>', '<0>'],
    pluralForms: [['one', 'other']],
  });
  expect(shapeOf('Nothing to fill in')).toEqual({ values: [], tags: [], pluralForms: [] });
});

it.each([
  ['another order', 'To {name}, {day}', '{day} {name}에게'],
  ['elements in another order', '<0>a</0> and <1>b</1>', '<1>b</1> <0>a</0>'],
  ['the one form of Korean', classes, '{count, plural, other {{name} 수업 #개}}'],
  ['a form for nothing', classes, '{count, plural, =0 {{name} 수업 없음} other {{name} 수업 #개}}'],
])('is content with %s', (_, source, translation) => {
  expect(flawsOf({ source, translation, locale: 'ko' })).toEqual([]);
});

it.each([
  ['a lost value', 'To {name}', '에게'],
  ['an invented value', 'Hello', '{name} 님'],
  ['a misspelled value', 'To {name}', '{nmae}에게'],
  ['a lost element', '<0>a</0> b', 'a b'],
  ['an element twice', '<0>a</0>', '<0>가</0><0>나</0>'],
  ['a lost plural', classes, '{name} 수업 {count}개'],
  ['a form that Korean does not have', classes, '{count, plural, one {# {name}} other {# {name}}}'],
])('finds %s', (_, source, translation) => {
  expect(flawsOf({ source, translation, locale: 'ko' })).not.toEqual([]);
});

it('finds a missing form where the language has it', () => {
  const translation = '{count, plural, other {# {name}}}';
  expect(flawsOf({ source: classes, translation, locale: 'en' })).toEqual(['plural forms differ: one other → other']);
});
