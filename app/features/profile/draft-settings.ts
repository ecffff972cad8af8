import type { AthleteSettings } from '#core/athlete.ts';

/** What is in the form while it is being typed; anything that is not a plausible number counts as empty. */
export function readDraft(form: FormData): AthleteSettings {
  const number = (name: string, [min, max]: readonly [number, number]) => {
    const text = String(form.get(name) ?? '').trim();
    const value = Number(text.replace(',', '.'));
    return text === '' || Number.isNaN(value) || value < min || value > max ? null : value;
  };
  const sex = form.get('sex');
  return {
    birthYear: number('birthYear', [1900, 2100]),
    sex: sex === 'female' || sex === 'male' ? sex : null,
    weightKg: number('weightKg', [20, 300]),
    hrMaxBpm: number('hrMaxBpm', [100, 240]),
    hrRestBpm: number('hrRestBpm', [25, 120]),
  };
}
