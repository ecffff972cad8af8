import { describe, expect, it } from 'vitest';
import { createAnsweredRequests } from './answered-requests.ts';

const REPLY = { ok: true, payload: { producerId: 'p' } } as const;

describe('answered requests', () => {
  it('[SG4] gives a request that comes again the reply of the first', async () => {
    const answered = createAnsweredRequests({ max: 2 });
    answered.open('a')(REPLY);
    expect(await answered.find('a')).toBe(REPLY);
    expect(answered.find('b')).toBeUndefined();
  });

  it('[SG4] lets a request that comes again wait while the first is worked on', async () => {
    const answered = createAnsweredRequests({ max: 2 });
    const settle = answered.open('a');
    const waiting = answered.find('a');
    settle(REPLY);
    expect(await waiting).toBe(REPLY);
  });

  it('forgets the oldest beyond its size', () => {
    const answered = createAnsweredRequests({ max: 2 });
    for (const requestId of ['a', 'b', 'c']) answered.open(requestId)(REPLY);
    expect(answered.find('a')).toBeUndefined();
    expect(answered.find('b')).toBeDefined();
    expect(answered.find('c')).toBeDefined();
  });
});
