import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#tests/harness/eventually.ts';
import { attend, consume, publishCamera } from './room-media.ts';
import { type RoomServer, startRoomServer } from './room-server.ts';

let server: RoomServer;

beforeAll(async () => {
  server = await startRoomServer({ emptyRoomLingerMs: 100, recheckEveryMs: 100 });
});
afterEach(() => server.closeClients());
afterAll(() => server.close());

describe('a class ends', () => {
  it('[SG11] for everybody: told, then disconnected, and the room is closed', async () => {
    const session = await server.aLiveSession();
    const joined = await attend(await session.connect({ displayName: 'Ines', role: 'instructor' }));
    const outside = await session.connect({ displayName: 'Piet', role: 'participant' });
    await publishCamera(joined);
    await session.end(1_234);
    expect(await joined.client.next('sessionEnded')).toEqual({ endedAtMs: 1_234 });
    expect(await joined.client.next('connectionEnding')).toEqual({ reason: 'session-ended' });
    expect(await outside.next('connectionEnding')).toEqual({ reason: 'session-ended' });
    await Promise.all([joined.client.closed, outside.closed]);
    expect(server.roomCount()).toBe(0);
  });

  it('also when the bus said nothing', async () => {
    const session = await server.aLiveSession();
    const { client } = await attend(await session.connect({ displayName: 'Ines', role: 'instructor' }));
    await session.endWithoutTellingAnyone();
    await client.next('sessionEnded');
    expect(await client.next('connectionEnding')).toEqual({ reason: 'session-ended' });
  });

  it('and leaves other classes alone', async () => {
    const [ending, other] = [await server.aLiveSession(), await server.aLiveSession()];
    const leaving = await attend(await ending.connect({ displayName: 'Ines', role: 'instructor' }));
    const staying = await attend(await other.connect({ displayName: 'Otto', role: 'instructor' }));
    await ending.end(1);
    await leaving.client.closed;
    await publishCamera(staying);
  });
});

describe('a participant is removed', () => {
  it.each(['told by the bus', 'without the bus'])('and disconnected, %s', async (how) => {
    const session = await server.aLiveSession();
    const instructor = await attend(await session.connect({ displayName: 'Ines', role: 'instructor' }));
    const piet = await session.invite({ displayName: 'Piet', role: 'participant' });
    const { client } = await attend(await session.connectWith(piet.token));
    const { participantId } = piet.claims;
    await (how === 'told by the bus'
      ? session.remove(participantId)
      : session.removeWithoutTellingAnyone(participantId));
    expect(await client.next('connectionEnding')).toEqual({ reason: 'removed' });
    await client.closed;
    expect(await instructor.client.next('participantLeft')).toEqual({ participantId });
  });
});

describe('an empty room', () => {
  it('is closed after a while, and opened again for the next one', async () => {
    const session = await server.aLiveSession();
    const piet = await session.invite({ displayName: 'Piet', role: 'participant' });
    const first = await attend(await session.connectWith(piet.token));
    await first.client.ask('sendChat', { text: 'see you' });
    first.client.close();
    await eventually('the room is closed', 5_000, () => server.roomCount() === 0);
    const second = await attend(await session.connectWith(piet.token));
    expect(second.joined.chat.map(({ text }) => text)).toEqual(['see you']);
  });
});

describe('a media worker dies', () => {
  it('is replaced, and its class goes on after joining again', async () => {
    const session = await server.aLiveSession();
    const instructor = await attend(await session.connect({ displayName: 'Ines', role: 'instructor' }));
    const participant = await attend(await session.connect({ displayName: 'Piet', role: 'participant' }));
    await consume(participant, [await publishCamera(instructor)]);
    const pidsBefore = server.workerPids();
    for (const pid of pidsBefore) process.kill(pid, 'SIGKILL');
    await Promise.all([instructor.client.next('mediaRestarted'), participant.client.next('mediaRestarted')]);

    await participant.client.ask('sendChat', { text: 'chat goes on' });
    expect(await participant.client.refusal('createTransport', { direction: 'send' })).toBe('unavailable');

    const again = await attend(instructor.client);
    expect(again.joined.participants.map(({ producers }) => producers)).toEqual([[], []]);
    const viewer = await attend(participant.client);
    const producerId = await publishCamera(again);
    expect((await consume(viewer, [producerId])).consumers).toHaveLength(1);
    await eventually('all workers run again', 5_000, () => server.workerPids().length === pidsBefore.length);
    expect(server.workerPids().some((pid) => pidsBefore.includes(pid))).toBe(false);
    const names = participant.client.notifications.map(({ name }) => name);
    expect(names.filter((name) => name === 'participantLeft' || name === 'producerClosed')).toEqual([]);
  });

  it('and leaves the classes on other workers alone', async () => {
    await eventually('the rooms of earlier tests are closed', 5_000, () => server.roomCount() === 0);
    const [one, two] = [await server.aLiveSession(), await server.aLiveSession()];
    const first = await attend(await one.connect({ displayName: 'Ines', role: 'instructor' }));
    const [firstWorker] = server.workers().filter(({ roomCount }) => roomCount === 1);
    const second = await attend(await two.connect({ displayName: 'Otto', role: 'instructor' }));
    if (!firstWorker) throw new Error('no worker has the room');
    process.kill(firstWorker.pid, 'SIGKILL');
    await first.client.next('mediaRestarted');
    await publishCamera(second);
    expect(second.client.notifications).toEqual([]);
  });
});

describe('the server stops', () => {
  it('and says so to everybody', async () => {
    const stopping = await startRoomServer();
    const session = await stopping.aLiveSession();
    const { client } = await attend(await session.connect({ displayName: 'Ines', role: 'instructor' }));
    const closing = stopping.close();
    expect(await client.next('connectionEnding')).toEqual({ reason: 'server-stopping' });
    await client.closed;
    await closing;
  });
});
