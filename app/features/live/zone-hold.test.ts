import { describe, expect, it } from 'vitest';
import { createZoneHold } from './zone-hold.ts';

describe('the shown zone', () => {
  it('changes at once when the last change is two seconds ago', () => {
    const hold = createZoneHold();
    hold.show(3, 0);
    expect(hold.show(4, 2000)).toEqual({ zone: 4, againInMs: null });
  });

  it('waits for the rest of two seconds when the heart rate swings around a bound', () => {
    const hold = createZoneHold();
    hold.show(3, 0);
    hold.show(4, 5000);
    expect(hold.show(3, 5600)).toEqual({ zone: 4, againInMs: 1400 });
    expect(hold.show(3, 7000)).toEqual({ zone: 3, againInMs: null });
  });

  it('never holds back a lost or regained signal', () => {
    const hold = createZoneHold();
    hold.show(3, 0);
    expect(hold.show(0, 100).zone).toBe(0);
    expect(hold.show(4, 200).zone).toBe(4);
  });
});
