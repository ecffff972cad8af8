import { describe, expect, it } from 'vitest';
import { pollInterval } from './poll-interval.ts';

const justNow = { endedAtMs: 1_000_000, nowMs: 1_001_000 };
const longAgo = { endedAtMs: 1_000_000, nowMs: 9_000_000 };

describe('an open page about a class', () => {
  it('looks often while the summary is being computed', () => {
    expect(pollInterval({ state: 'computing', isQueued: true }, justNow)).toBeLessThan(2000);
  });
  it('looks on for a while after the summary is there, since late readings revise it', () => {
    expect(pollInterval({ state: 'ready', isQueued: false }, justNow)).not.toBeNull();
    expect(pollInterval({ state: 'ready', isQueued: false }, longAgo)).toBeNull();
  });
  it('does not look for ever for a summary that nobody computes', () => {
    expect(pollInterval({ state: 'late', isQueued: true }, longAgo)).not.toBeNull();
    expect(pollInterval({ state: 'late', isQueued: false }, longAgo)).toBeNull();
  });
});
