import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RoomClient } from './room-client.ts';
import { type Invitation, type LiveSession, type RoomServer, startRoomServer } from './room-server.ts';

let server: RoomServer;
let session: LiveSession;
let coach: RoomClient;
let piet: RoomClient;
let pietInvitation: Invitation;
let quinn: RoomClient;

beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  session = await server.aLiveSession();
  coach = await session.connect({ displayName: 'Mara Lindqvist', role: 'instructor' });
  pietInvitation = await session.invite({ displayName: 'Piet', role: 'participant' });
  piet = await session.connectWith(pietInvitation.token);
  quinn = await session.connect({ displayName: 'Quinn', role: 'participant' });
  for (const client of [coach, piet, quinn]) await client.ask('join', {});
});
afterEach(() => server.closeClients());

const pietId = () => pietInvitation.claims.participantId;
const heard = (client: RoomClient, name: string) => client.notifications.filter((each) => each.name === name);
/** All notifications before this have arrived everywhere. */
async function settle(): Promise<void> {
  await coach.ask('sendChat', { text: 'settled' });
  await Promise.all([coach, piet, quinn].map((client) => client.next('chatMessage')));
}

describe('a cue', () => {
  it('[SG17] to the class comes to everybody but its sender', async () => {
    const { cueId, sentAtMs } = await coach.ask('sendCue', { to: 'class', cue: { kind: 'push' }, isHeld: false });
    for (const client of [piet, quinn]) {
      expect(await client.next('cue')).toEqual({
        cueId,
        to: 'class',
        cue: { kind: 'push' },
        isHeld: false,
        sentAtMs,
        fromName: 'Mara Lindqvist',
        isSimulated: false,
      });
    }
    await settle();
    expect(heard(coach, 'cue')).toEqual([]);
  });

  it('[SG17] to one participant comes to nobody else', async () => {
    await coach.ask('sendCue', { to: pietId(), cue: { kind: 'text', text: 'Elbows in' }, isHeld: false });
    expect(await piet.next('cue')).toMatchObject({ to: 'you', cue: { kind: 'text', text: 'Elbows in' } });
    await settle();
    expect([heard(coach, 'cue'), heard(quinn, 'cue')]).toEqual([[], []]);
  });

  it('[SG18] is text whatever it looks like, in one line', async () => {
    const text = '<img src=x onerror=1>\n\u202E\u0007now';
    await coach.ask('sendCue', { to: 'class', cue: { kind: 'text', text }, isHeld: false });
    expect((await quinn.next('cue')).cue).toEqual({ kind: 'text', text: '<img src=x onerror=1> now' });
  });

  it('[SG19] is in the reply to join for 6 s, or until it is cleared', async () => {
    await coach.ask('sendCue', { to: 'class', cue: { kind: 'ease' }, isHeld: false });
    expect((await quinn.ask('join', {})).cue).toMatchObject({ cue: { kind: 'ease' } });
    server.clock.advanceMs(6_000);
    expect((await quinn.ask('join', {})).cue).toBeNull();

    const { cueId } = await coach.ask('sendCue', { to: 'class', cue: { kind: 'hold' }, isHeld: true });
    server.clock.advanceMs(600_000);
    expect((await quinn.ask('join', {})).cue).toMatchObject({ cueId, isHeld: true });
    await coach.ask('clearCue', {});
    expect(await piet.next('cueCleared')).toEqual({ cueId });
    expect((await quinn.ask('join', {})).cue).toBeNull();
  });

  it('[SG19] to one participant is in nobody’s reply to join', async () => {
    await coach.ask('sendCue', { to: pietId(), cue: { kind: 'breathe' }, isHeld: false });
    expect((await quinn.ask('join', {})).cue).toBeNull();
  });

  it('[SG4] sent twice with one request id is one cue', async () => {
    const envelope = { requestId: randomUUID(), payload: { to: 'class', cue: { kind: 'push' } } };
    const [first, again] = [await coach.send('sendCue', envelope), await coach.send('sendCue', envelope)];
    expect(first.ok).toBe(true);
    expect(again).toEqual(first);
    await settle();
    expect(heard(piet, 'cue')).toHaveLength(1);
  });

  it('[SG16] from a participant is forbidden, to the class and to one', async () => {
    for (const to of ['class', pietId()]) {
      expect(await quinn.refusal('sendCue', { to, cue: { kind: 'push' } })).toBe('forbidden');
    }
    await coach.ask('sendCue', { to: 'class', cue: { kind: 'hold' }, isHeld: true });
    expect(await quinn.refusal('clearCue', {})).toBe('forbidden');
    await settle();
    expect(heard(piet, 'cue')).toHaveLength(1);
    expect(heard(piet, 'cueCleared')).toEqual([]);
  });

  it('[SG17] to somebody who is not here is refused', async () => {
    const cue = { kind: 'push' };
    expect(await coach.refusal('sendCue', { to: randomUUID(), cue })).toBe('not-found');
    const other = await (await server.aLiveSession()).connect({ displayName: 'Other', role: 'participant' });
    const { self } = await other.ask('join', {});
    expect(await coach.refusal('sendCue', { to: self.participantId, cue })).toBe('not-found');
    const me = (await coach.ask('join', {})).self;
    expect(await coach.refusal('sendCue', { to: me.participantId, cue })).toBe('not-found');
  });

  it.each([
    ['nobody', { cue: { kind: 'push' } }],
    ['everybody by another name', { to: 'all', cue: { kind: 'push' } }],
    ['a list', { to: ['class'], cue: { kind: 'push' } }],
    ['an unknown kind', { to: 'class', cue: { kind: 'shout' } }],
    ['no text', { to: 'class', cue: { kind: 'text' } }],
    ['text that is none', { to: 'class', cue: { kind: 'text', text: { length: 3 } } }],
    ['empty text', { to: 'class', cue: { kind: 'text', text: '  ' } }],
    ['text of control characters', { to: 'class', cue: { kind: 'text', text: '\u0000\u0001' } }],
    ['long text', { to: 'class', cue: { kind: 'text', text: 'a'.repeat(35) } }],
    ['very long text', { to: 'class', cue: { kind: 'text', text: 'a'.repeat(50_000) } }],
    ['an odd hold', { to: 'class', cue: { kind: 'push' }, isHeld: 'yes' }],
  ])('[SG3] with %s is refused', async (_what, payload) => {
    expect(await coach.refusal('sendCue', payload)).toBe('bad-request');
    await settle();
    expect(heard(piet, 'cue')).toEqual([]);
  });

  it('[SG19] to one participant cannot be held', async () => {
    const payload = { to: pietId(), cue: { kind: 'push' }, isHeld: true };
    expect(await coach.refusal('sendCue', payload)).toBe('bad-request');
  });

  it('[SG17] is one of at most ten in ten seconds', async () => {
    const payload = { to: 'class', cue: { kind: 'push' }, isHeld: false } as const;
    for (let count = 0; count < 10; count += 1) await coach.ask('sendCue', payload);
    expect(await coach.refusal('sendCue', payload)).toBe('too-many-requests');
    server.clock.advanceMs(10_000);
    await coach.ask('sendCue', payload);
  });

  it('never reaches the log', async () => {
    await coach.ask('sendCue', { to: pietId(), cue: { kind: 'text', text: 'Knee over the toe' }, isHeld: false });
    expect(server.logLines.filter((line) => line.includes('Knee over'))).toEqual([]);
  });
});

describe('a hand', () => {
  const up = { isHandRaised: true, handRaisedAtMs: expect.any(Number) };
  const down = { isHandRaised: false, handRaisedAtMs: null };

  it('[SG20] is seen by the others and by those who come later', async () => {
    await piet.ask('setHand', { isRaised: true });
    expect(await coach.next('handChanged')).toEqual({ participantId: pietId(), ...up });
    expect(await quinn.next('handChanged')).toEqual({ participantId: pietId(), ...up });
    const { participants } = await quinn.ask('join', {});
    expect(participants.find(({ participantId }) => participantId === pietId())).toMatchObject(up);
    await piet.ask('setHand', { isRaised: false });
    expect(await coach.next('handChanged')).toEqual({ participantId: pietId(), ...down });
    expect(heard(piet, 'handChanged')).toEqual([]);
  });

  it('[SG20] that is up already stays up since when it was', async () => {
    await piet.ask('setHand', { isRaised: true });
    const { handRaisedAtMs } = await coach.next('handChanged');
    server.clock.advanceMs(5_000);
    await piet.ask('setHand', { isRaised: true });
    const { participants } = await quinn.ask('join', {});
    expect(participants.find(({ participantId }) => participantId === pietId())?.handRaisedAtMs).toBe(handRaisedAtMs);
    expect(heard(coach, 'handChanged')).toHaveLength(1);
  });

  it('[SG20] is lowered by the instructor, and its owner hears of it', async () => {
    await piet.ask('setHand', { isRaised: true });
    await coach.ask('lowerHand', { participantId: pietId() });
    expect(await piet.next('handChanged')).toEqual({ participantId: pietId(), ...down });
    await coach.ask('lowerHand', { participantId: pietId() });
    await settle();
    expect(heard(piet, 'handChanged')).toHaveLength(1);
  });

  it('[SG16] is one’s own: not another participant’s, and not the instructor’s', async () => {
    await piet.ask('setHand', { isRaised: true });
    expect(await quinn.refusal('lowerHand', { participantId: pietId() })).toBe('forbidden');
    expect(await coach.refusal('setHand', { isRaised: true })).toBe('forbidden');
    await quinn.ask('setHand', { isRaised: true, participantId: pietId() } as { isRaised: boolean });
    await settle();
    expect(heard(coach, 'handChanged')).toHaveLength(2);
    expect(heard(piet, 'handChanged')).toHaveLength(1);
  });

  it.each([{}, { isRaised: 1 }, { isRaised: 'true' }, null])(
    '[SG3] with the wrong payload %# is refused',
    async (bad) => {
      expect(await piet.refusal('setHand', bad)).toBe('bad-request');
      expect(await coach.refusal('lowerHand', bad)).toBe('bad-request');
    },
  );

  it('[SG20] goes up and down at most ten times in ten seconds', async () => {
    for (let count = 0; count < 10; count += 1) await piet.ask('setHand', { isRaised: count % 2 === 0 });
    expect(await piet.refusal('setHand', { isRaised: true })).toBe('too-many-requests');
  });

  it.each([
    [59_000, true],
    [61_000, false],
  ])('[SG20] after %i ms away is up: %s', async (awayMs, isUp) => {
    await piet.ask('setHand', { isRaised: true });
    piet.close();
    await coach.next('participantLeft');
    server.clock.advanceMs(awayMs);
    const back = await session.connectWith(pietInvitation.token);
    const { self } = await back.ask('join', {});
    expect(self.isHandRaised).toBe(isUp);
    const arrivals = [await coach.next('participantJoined'), await coach.next('participantJoined')];
    arrivals.push(await coach.next('participantJoined'));
    expect(arrivals.map(({ participant }) => participant.isHandRaised)).toEqual([false, false, isUp]);
  });
});
