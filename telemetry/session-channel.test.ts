import { beforeEach, describe, expect, it } from 'vitest';
import type { Audience } from '#core/consent.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import { noteReading, noteSensor } from './member.ts';
import { createSessionChannel, type Seat, type SessionChannel } from './session-channel.ts';
import { createCounters } from './stats.ts';
import { createTestClock, createTestSocket, SESSION_ID, someClaims, type TestSocket } from './test-parts.ts';
import { createTicker } from './ticker.ts';

type Person = { claims: JoinClaims; socket: TestSocket; seat: Seat };

let clock: ReturnType<typeof createTestClock>;
let channel: SessionChannel;

beforeEach(() => {
  clock = createTestClock();
  channel = createSessionChannel({ sessionId: SESSION_ID, ticker: createTicker(createCounters()) });
});

/** A connection that sent nothing yet. */
const withoutReadings = (socket: TestSocket) => ({ ...socket, hasUnstored: () => false });

function enter(change: Partial<JoinClaims> = {}): Person {
  const claims = someClaims(change);
  const socket = createTestSocket();
  channel.noteConsent(claims);
  const seat = channel.enter(claims, withoutReadings(socket), clock.nowMs());
  if (!seat) throw new Error('not let in');
  return { claims, socket, seat };
}

const tick = () => channel.tick(clock.nowMs());
const read = ({ seat }: Person, bpm: number, ageMs = 0) =>
  noteReading(seat.member, { bpm, capturedAtMs: clock.nowMs() - ageMs, nowMs: clock.nowMs() });
const share = ({ claims }: Person, audience: Audience, consentEpoch: number) =>
  channel.noteConsent({ participantId: claims.participantId, audience, consentEpoch });

describe('who sees what', () => {
  it.each<[Audience, string, string]>([
    ['nobody', 'hidden', 'hidden'],
    ['instructor', 'live', 'hidden'],
    ['class', 'live', 'live'],
  ])('[DN5] shared with %s: the instructor sees it %s, a participant %s', (audience, forInstructor, forParticipant) => {
    const [instructor, other, sender] = [enter({ role: 'instructor' }), enter(), enter({ audience })];
    read(sender, 140);
    tick();
    const { slot } = sender.claims;
    const seenBy = (viewer: Person) => viewer.socket.takeTicks().entries.find((entry) => entry.slot === slot)?.state;
    expect(seenBy(instructor)).toBe(forInstructor);
    expect(seenBy(other)).toBe(forParticipant);
    // [DN8] One's own slot reads as the class sees it.
    expect(seenBy(sender)).toBe(forParticipant);
  });

  it('[DN5] hides within one tick, and shows again', () => {
    const [viewer, sender] = [enter(), enter({ audience: 'class' })];
    read(sender, 140);
    tick();
    viewer.socket.take();
    share(sender, 'instructor', 2);
    tick();
    expect(viewer.socket.takeTicks()).toEqual({ frames: 1, entries: [{ slot: sender.claims.slot, state: 'hidden' }] });
    share(sender, 'class', 3);
    tick();
    expect(viewer.socket.takeTicks().entries).toEqual([{ slot: sender.claims.slot, state: 'live', zone: 3, bpm: 140 }]);
  });

  it('[DN5] obeys the highest epoch, whatever comes later', () => {
    const [viewer, sender] = [enter(), enter({ audience: 'class', consentEpoch: 4 })];
    share(sender, 'nobody', 6);
    share(sender, 'class', 5);
    enter({ ...sender.claims });
    read(sender, 140);
    tick();
    expect(viewer.socket.takeTicks().entries).toContainEqual({ slot: sender.claims.slot, state: 'hidden' });
  });

  it('tells the sender how its values are treated, at first and after each change', () => {
    const sender = enter({ audience: 'class' });
    share(sender, 'nobody', 2);
    share(sender, 'nobody', 2);
    expect(sender.socket.take()).toEqual([
      { kind: 'consent', audience: 'class', epoch: 1 },
      { kind: 'consent', audience: 'nobody', epoch: 2 },
    ]);
  });

  it('computes the zone with the thresholds of the sender', () => {
    const [viewer, sender] = [enter(), enter({ audience: 'class', zoneLowerBoundsBpm: [100, 110, 120, 130] })];
    read(sender, 125);
    tick();
    expect(viewer.socket.takeTicks().entries).toContainEqual({
      slot: sender.claims.slot,
      state: 'live',
      zone: 4,
      bpm: 125,
    });
  });

  it('[DN9] tells instructors alone who is near the own maximum', () => {
    // 97 % of 186 are 180.42: 181 is the first whole bpm above.
    const sender = enter({ audience: 'class', hrMaxBpm: 186 });
    const [coach, other] = [enter({ role: 'instructor' }), enter()];
    const seen = (bpm: number) => {
      read(sender, bpm);
      tick();
      const { slot } = sender.claims;
      return [coach, other].map(({ socket }) => socket.takeTicks().entries.find((entry) => entry.slot === slot));
    };
    const live = { slot: sender.claims.slot, state: 'live', zone: 5 };
    expect(seen(180)).toEqual([
      { ...live, bpm: 180 },
      { ...live, bpm: 180 },
    ]);
    expect(seen(181)).toEqual([
      { ...live, bpm: 181, isNearMaximum: true },
      { ...live, bpm: 181 },
    ]);
  });
});

describe('ticks', () => {
  it('[DN1] start with a snapshot of every slot', () => {
    const [first, second] = [enter({ audience: 'class' }), enter({ audience: 'nobody' })];
    read(first, 120);
    tick();
    const late = enter();
    tick();
    expect(late.socket.takeTicks()).toEqual({
      frames: 1,
      entries: [
        { slot: first.claims.slot, state: 'live', zone: 2, bpm: 120 },
        { slot: second.claims.slot, state: 'hidden' },
        { slot: late.claims.slot, state: 'hidden' },
      ],
    });
  });

  it('[DN2] have changed slots only, and are not sent when nothing changed', () => {
    const [viewer, sender] = [enter({ role: 'instructor' }), enter()];
    enter();
    read(sender, 120);
    tick();
    viewer.socket.take();

    clock.advance(250);
    read(sender, 120);
    tick();
    expect(viewer.socket.take()).toEqual([]);

    read(sender, 121);
    tick();
    expect(viewer.socket.takeTicks().entries).toEqual([{ slot: sender.claims.slot, state: 'live', zone: 2, bpm: 121 }]);
  });

  it('[DN3] are left out for a viewer that is behind, then a snapshot comes', () => {
    const [slow, fast, sender] = [enter(), enter(), enter({ audience: 'class' })];
    tick();
    slow.socket.take();
    fast.socket.take();

    slow.socket.backlog = 64 * 1024 + 1;
    for (const bpm of [120, 121, 122]) {
      read(sender, bpm);
      tick();
    }
    expect(slow.socket.take()).toEqual([]);
    expect(fast.socket.takeTicks().frames).toBe(3);

    slow.socket.backlog = 0;
    tick();
    const caughtUp = slow.socket.takeTicks();
    expect(caughtUp.frames).toBe(1);
    expect(caughtUp.entries).toHaveLength(3);
    expect(caughtUp.entries).toContainEqual({ slot: sender.claims.slot, state: 'live', zone: 2, bpm: 122 });
    tick();
    expect(slow.socket.take()).toEqual([]);
  });

  it('[DN3] are made up for by a snapshot when the socket dropped one', () => {
    const [viewer, sender] = [enter(), enter({ audience: 'class' })];
    tick();
    viewer.socket.take();
    viewer.socket.isFull = true;
    read(sender, 150);
    tick();
    viewer.socket.isFull = false;
    tick();
    expect(viewer.socket.takeTicks().entries).toHaveLength(2);
  });
});

describe('live, lost, gone', () => {
  let viewer: Person;
  let sender: Person;
  beforeEach(() => {
    [viewer, sender] = [enter({ role: 'instructor' }), enter()];
  });
  const seen = () => {
    tick();
    return viewer.socket.takeTicks().entries.find(({ slot }) => slot === sender.claims.slot);
  };
  const sensor = (state: 'none' | 'searching' | 'connected') =>
    noteSensor(sender.seat.member, state, clock.nowMs(), clock.nowMs());

  it('is gone before there was a sensor', () => {
    expect(seen()?.state).toBe('gone');
  });

  it('[DN4] is lost when the last reading is more than 5 s old, not before, and never 0', () => {
    read(sender, 140);
    expect(seen()?.state).toBe('live');
    clock.advance(5000);
    expect(seen()).toBeUndefined();
    clock.advance(1);
    expect(seen()).toEqual({ slot: sender.claims.slot, state: 'lost' });
    read(sender, 141);
    expect(seen()).toMatchObject({ state: 'live', bpm: 141 });
  });

  it('[DN4] is not live with a reading that was captured long ago, only received now', () => {
    read(sender, 140, 5001);
    expect(seen()?.state).toBe('lost');
  });

  it('[DN4] does not stay live by a clock that runs ahead', () => {
    read(sender, 140, -9000);
    clock.advance(1000);
    read(sender, 142);
    expect(seen()).toMatchObject({ state: 'live', bpm: 142 });
    clock.advance(5001);
    expect(seen()?.state).toBe('lost');
  });

  it('[UP2] shows the reading captured last, also when an older one arrives after it', () => {
    read(sender, 150);
    read(sender, 120, 3000);
    expect(seen()).toMatchObject({ bpm: 150 });
  });

  it('[DN4] is lost at once when the sensor is searched for, and comes back by itself', () => {
    read(sender, 140);
    clock.advance(100);
    sensor('searching');
    expect(seen()?.state).toBe('lost');
    clock.advance(1000);
    read(sender, 143);
    expect(seen()).toMatchObject({ state: 'live', bpm: 143 });
  });

  it('[DN4] is gone when the sensor was taken off, until a newer reading', () => {
    read(sender, 140);
    clock.advance(100);
    sensor('none');
    expect(seen()?.state).toBe('gone');
    clock.advance(100);
    read(sender, 120);
    expect(seen()?.state).toBe('live');
  });

  it('[DN4] is lost when a connected sensor gives nothing for 5 s', () => {
    sensor('connected');
    expect(seen()?.state).toBe('gone');
    clock.advance(5001);
    expect(seen()?.state).toBe('lost');
  });

  it('[DN4] is lost 5 s and gone 30 s after the last connection closed', () => {
    read(sender, 140);
    seen();
    sender.seat.leave(clock.nowMs());
    expect(seen()).toBeUndefined();
    clock.advance(5001);
    expect(seen()?.state).toBe('lost');
    clock.advance(25_000);
    expect(seen()?.state).toBe('gone');
  });

  it('[UP2] stays while another connection of the participant is open', () => {
    const phone = channel.enter(sender.claims, withoutReadings(createTestSocket()), clock.nowMs());
    sender.seat.leave(clock.nowMs());
    sender.seat.leave(clock.nowMs());
    clock.advance(31_000);
    if (phone) noteReading(phone.member, { bpm: 133, capturedAtMs: clock.nowMs(), nowMs: clock.nowMs() });
    expect(seen()).toMatchObject({ state: 'live', bpm: 133 });
  });

  it('is gone for everybody, and all its connections closed, when the participant is removed', () => {
    const phone = createTestSocket();
    channel.enter(sender.claims, withoutReadings(phone), clock.nowMs());
    read(sender, 140);
    seen();
    channel.remove(sender.claims.participantId);
    expect(seen()?.state).toBe('gone');
    expect([sender.socket.closeCode, phone.closeCode, viewer.socket.closeCode]).toEqual([4403, 4403, null]);
  });
});

it('lets nobody in whose consent nobody told', () => {
  expect(channel.enter(someClaims(), withoutReadings(createTestSocket()), clock.nowMs())).toBeNull();
});

it('keeps somebody removed, also when a later consent is heard', () => {
  const sender = enter();
  channel.remove(sender.claims.participantId);
  share(sender, 'class', 9);
  expect(channel.consentOf(sender.claims.participantId)).toMatchObject({ isRemoved: true, audience: 'class' });
});
