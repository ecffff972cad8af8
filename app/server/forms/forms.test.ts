import { describe, expect, it } from 'vitest';
import { PASSWORD_MIN_LENGTH } from '#core/account.ts';
import { setupForm, signUpForm } from './account-forms.ts';
import { athleteForm } from './athlete-form.ts';
import { classForm } from './class-form.ts';
import { parseForm } from './parse-form.ts';

function aForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('parseForm', () => {
  it('gives back what was typed, but no password', () => {
    const parsed = parseForm(aForm({ name: ' ', email: 'ines', password: 'short' }), signUpForm);
    expect(parsed).toEqual({
      ok: false,
      state: {
        values: { name: ' ', email: 'ines' },
        errors: {
          name: expect.objectContaining({ message: 'Write your name.' }),
          email: expect.objectContaining({ message: expect.stringContaining('not an email address') }),
          password: expect.objectContaining({
            message: 'Too short: {min} characters are the least.',
            values: { min: PASSWORD_MIN_LENGTH },
          }),
        },
      },
    });
  });

  it('treats a missing field as a mistake of the sender, not as a crash', () => {
    const parsed = parseForm(new FormData(), setupForm);
    expect(parsed.ok === false && Object.keys(parsed.state.errors).sort()).toEqual([
      'email',
      'locale',
      'name',
      'password',
      'studioName',
      'timeZone',
    ]);
  });

  it('cuts what it gives back', () => {
    const parsed = parseForm(aForm({ name: 'x'.repeat(50_000), email: '', password: '' }), signUpForm);
    expect(parsed.ok === false && parsed.state.values.name?.length).toBe(2000);
  });
});

describe('the athlete form', () => {
  const parse = (fields: Record<string, string>) => parseForm(aForm(fields), athleteForm(2026));

  it('may stay empty', () => {
    expect(parse({})).toEqual({
      ok: true,
      value: { birthYear: null, sex: null, weightKg: null, hrMaxBpm: null, hrRestBpm: null },
    });
  });
  it('takes a comma for a decimal point', () => {
    expect(parse({ weightKg: ' 61,5 ' })).toMatchObject({ ok: true, value: { weightKg: 61.5 } });
  });
  it.each([
    ['birthYear', '1899'],
    ['birthYear', '2022'],
    ['birthYear', '1990.5'],
    ['sex', 'x'],
    ['weightKg', '19'],
    ['weightKg', '1e2'],
    ['weightKg', 'NaN'],
    ['hrMaxBpm', '241'],
    ['hrMaxBpm', '-180'],
    ['hrRestBpm', '0'],
  ])('refuses %s %s', (field, value) => {
    const parsed = parse({ [field]: value });
    expect(parsed.ok === false && Object.keys(parsed.state.errors)).toEqual([field]);
  });
});

describe('the class form', () => {
  const fields = { title: 'Tempo', date: '2026-07-04', time: '17:30', plannedMinutes: '45' };
  const parse = (overrides: Record<string, string>) =>
    parseForm(aForm({ ...fields, ...overrides }), classForm('Europe/Lisbon'));

  it('reads the time in the studio’s zone', () => {
    expect(parse({})).toEqual({
      ok: true,
      value: { title: 'Tempo', description: '', plannedMinutes: 45, startsAt: new Date('2026-07-04T16:30:00Z') },
    });
  });
  it.each([
    ['title', ''],
    ['title', 'x'.repeat(81)],
    ['date', '2026-02-30'],
    ['date', 'tomorrow'],
    ['time', '25'],
    ['plannedMinutes', '4'],
    ['plannedMinutes', '241'],
    ['plannedMinutes', 'long'],
  ])('refuses %s %s', (field, value) => {
    const parsed = parse({ [field]: value });
    expect(parsed.ok === false && Object.keys(parsed.state.errors)).toEqual([field]);
  });
});
