/** Somebody who signs up in a test. */
export type Person = {
  name: string;
  email: string;
  password: string;
  birthYear: number;
  sex: 'female' | 'male';
  weightKg: number;
  hrMaxBpm: number;
  hrRestBpm: number;
};

export function aPerson({ name, ...rest }: Partial<Person> & { name: string }): Person {
  return {
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@people.example`,
    password: 'a long enough password',
    birthYear: 1990,
    sex: 'female',
    weightKg: 64,
    hrMaxBpm: 190,
    hrRestBpm: 58,
    ...rest,
  };
}
