import { expect, it } from 'vitest';
import { createKnownStraps } from './known-straps.ts';

function aStorage(initial: string | null = null) {
  let kept = initial;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

it('a strap is called by its name', () => {
  const straps = createKnownStraps(aStorage());
  expect(straps.labelOf({ id: 'q+Zk3/9A==', name: 'HRM-Dual' })).toBe('HRM-Dual');
  expect(straps.labelOf({ id: 'q+Zk3/9A==', name: 'HRM-Dual' })).toBe('HRM-Dual');
  expect(straps.labelOf({ id: 'other', name: 'Polar H10' })).toBe('Polar H10');
});

it('the second of one name gets a mark that stays the same, on later pages too', () => {
  const storage = aStorage();
  createKnownStraps(storage).labelOf({ id: 'q+Zk3/9A==', name: 'HRM-Dual' });
  const later = createKnownStraps(storage);
  expect(later.labelOf({ id: 'b1c2d3e4', name: 'HRM-Dual' })).toBe('HRM-Dual · B1C2');
  expect(later.labelOf({ id: 'q+Zk3/9A==', name: 'HRM-Dual' })).toBe('HRM-Dual · QZK3');
});

it.each(['', '{}', '[1,{"id":2}]'])('what is stored as %j is no obstacle', (stored) => {
  expect(createKnownStraps(aStorage(stored)).labelOf({ id: 'a', name: 'HRM-Dual' })).toBe('HRM-Dual');
});
