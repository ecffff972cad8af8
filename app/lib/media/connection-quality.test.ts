import { describe, expect, it } from 'vitest';
import { connectionQuality, figuresBetween } from './connection-quality.ts';

describe('the word for the network', () => {
  it('is good on a quiet line, and where the browser does not tell the round trip', () => {
    expect(connectionQuality({ lossShare: 0.01, roundTripMs: 40 })).toBe('good');
    expect(connectionQuality({ lossShare: 0, roundTripMs: null })).toBe('good');
  });

  it('falls with loss and with delay', () => {
    expect(connectionQuality({ lossShare: 0.03, roundTripMs: 40 })).toBe('fair');
    expect(connectionQuality({ lossShare: 0, roundTripMs: 300 })).toBe('fair');
    expect(connectionQuality({ lossShare: 0.1, roundTripMs: 40 })).toBe('poor');
    expect(connectionQuality({ lossShare: 0, roundTripMs: 700 })).toBe('poor');
  });

  it('counts what happened between two looks', () => {
    const before = { packetsReceived: 1000, packetsLost: 10, roundTripMs: 20 };
    const after = { packetsReceived: 1095, packetsLost: 15, roundTripMs: 30 };
    expect(figuresBetween(before, after)).toEqual({ lossShare: 0.05, roundTripMs: 30 });
  });

  it('claims no loss when a tile left and the totals shrank', () => {
    const before = { packetsReceived: 1000, packetsLost: 10, roundTripMs: 20 };
    expect(figuresBetween(before, { packetsReceived: 400, packetsLost: 2, roundTripMs: 20 }).lossShare).toBe(0);
  });
});
