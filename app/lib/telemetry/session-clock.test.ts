import { describe, expect, it } from 'vitest';
import { createSessionClock } from './session-clock.ts';

describe('the session clock', () => {
  it('knows no time before the hub has said one', () => {
    expect(createSessionClock().toSessionMs(100)).toBeNull();
  });

  it('starts with the time in WELCOME', () => {
    const clock = createSessionClock();
    clock.welcomed({ arrivedAtMs: 50, serverTimeMs: 1_000_000 });
    expect(clock.toSessionMs(70)).toBe(1_000_020);
  });

  it('[TM1] takes the answer with the shortest round trip', () => {
    const clock = createSessionClock();
    clock.welcomed({ arrivedAtMs: 50, serverTimeMs: 1_000_000 });
    clock.answered({ sentAtMs: 100, arrivedAtMs: 300, serverTimeMs: 1_000_140 });
    clock.answered({ sentAtMs: 400, arrivedAtMs: 420, serverTimeMs: 1_000_400 });
    clock.answered({ sentAtMs: 500, arrivedAtMs: 900, serverTimeMs: 1_000_510 });
    // The second: 1_000_400 + 20 / 2 - 420 = 999_990.
    expect(clock.toSessionMs(1_000)).toBe(1_000_990);
  });

  it('[TM1] forgets a short round trip after eight more', () => {
    const clock = createSessionClock();
    clock.answered({ sentAtMs: 0, arrivedAtMs: 2, serverTimeMs: 5_000 });
    for (let sentAtMs = 100; sentAtMs < 900; sentAtMs += 100) {
      clock.answered({ sentAtMs, arrivedAtMs: sentAtMs + 10, serverTimeMs: sentAtMs + 7_005 });
    }
    expect(clock.toSessionMs(0)).toBe(7_000);
  });

  it('keeps its last estimate until the next WELCOME, which replaces it', () => {
    const clock = createSessionClock();
    clock.answered({ sentAtMs: 0, arrivedAtMs: 10, serverTimeMs: 1_005 });
    clock.forget();
    expect(clock.toSessionMs(0)).toBe(1_000);
    clock.welcomed({ arrivedAtMs: 0, serverTimeMs: 9_000 });
    expect(clock.toSessionMs(0)).toBe(9_000);
  });
});
