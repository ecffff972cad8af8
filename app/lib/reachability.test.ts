import { describe, expect, it, vi } from 'vitest';
import { createReachability } from './reachability.ts';

function aServer() {
  const state = { isUp: true, hasNetwork: true };
  const ask = vi.fn(async () => {
    if (!state.isUp) throw new Error('refused');
  });
  return { state, ask, server: createReachability({ ask, hasNetwork: () => state.hasNetwork }) };
}

describe('reachability', () => {
  it('tells listeners when the server goes and when it is back, once each', async () => {
    const { state, server } = aServer();
    const listener = vi.fn();
    server.subscribe(listener);
    state.isUp = false;
    await server.check();
    await server.check();
    expect(server.isReachable()).toBe(false);
    expect(listener).toHaveBeenCalledTimes(1);
    state.isUp = true;
    expect(await server.check()).toBe(true);
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('does not ask without a network', async () => {
    const { state, ask, server } = aServer();
    state.hasNetwork = false;
    expect(await server.check()).toBe(false);
    expect(ask).not.toHaveBeenCalled();
  });

  it('asks once for several who want to know', async () => {
    const { ask, server } = aServer();
    expect(await Promise.all([server.check(), server.check()])).toEqual([true, true]);
    expect(ask).toHaveBeenCalledTimes(1);
    await server.check();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('tells nobody who left', async () => {
    const { state, server } = aServer();
    const listener = vi.fn();
    server.subscribe(listener)();
    state.isUp = false;
    await server.check();
    expect(listener).not.toHaveBeenCalled();
  });
});
