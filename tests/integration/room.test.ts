import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#tests/harness/eventually.ts';
import {
  type Attendee,
  attend,
  browserDtlsParameters,
  consume,
  publishCamera,
  publishMicrophone,
} from './room-media.ts';
import { type RoomServer, startRoomServer } from './room-server.ts';

let server: RoomServer;

beforeAll(async () => {
  server = await startRoomServer();
});
afterEach(() => server.closeClients());
afterAll(() => server.close());

/** An instructor and a participant in one live class. */
async function aClass(): Promise<{ instructor: Attendee; participant: Attendee }> {
  const session = await server.aLiveSession();
  const instructor = await attend(await session.connect({ displayName: 'Ines', role: 'instructor' }));
  const participant = await attend(await session.connect({ displayName: 'Piet', role: 'participant' }));
  return { instructor, participant };
}

describe('a live class', () => {
  it('tells a newcomer who is here, and those who are here of the newcomer', async () => {
    const { instructor, participant } = await aClass();
    expect(participant.joined.participants.map(({ displayName, role }) => ({ displayName, role }))).toEqual([
      { displayName: 'Ines', role: 'instructor' },
      { displayName: 'Piet', role: 'participant' },
    ]);
    expect(participant.joined.self.displayName).toBe('Piet');
    expect((await instructor.client.next('participantJoined')).participant).toEqual(participant.joined.self);
    expect(participant.client.notifications).toEqual([]);
  });

  it('shows what is published to the others and to those who come later', async () => {
    const session = await server.aLiveSession();
    const instructor = await attend(await session.connect({ displayName: 'Ines', role: 'instructor' }));
    const early = await attend(await session.connect({ displayName: 'Early', role: 'participant' }));
    const producerId = await publishCamera(instructor);
    const { participantId } = instructor.joined.self;
    const producer = { producerId, source: 'camera', isPaused: false };
    expect(await early.client.next('producerAdded')).toEqual({ participantId, producer });

    const late = await attend(await session.connect({ displayName: 'Late', role: 'participant' }));
    const [shown] = late.joined.participants;
    expect(shown?.producers).toEqual([producer]);
  });

  it('[SG9] opens consumers paused and lets them flow when asked', async () => {
    const { instructor, participant } = await aClass();
    const producerIds = [await publishCamera(instructor), await publishMicrophone(instructor)];
    await participant.client.ask('connectTransport', {
      transportId: participant.receiveTransportId,
      dtlsParameters: browserDtlsParameters(),
    });
    const { consumers, refused } = await consume(participant, producerIds);
    expect(refused).toEqual([]);
    expect(consumers.map(({ producerId, kind }) => ({ producerId, kind }))).toEqual([
      { producerId: producerIds[0], kind: 'video' },
      { producerId: producerIds[1], kind: 'audio' },
    ]);
    const consumerIds = consumers.map(({ consumerId }) => consumerId);
    expect(await participant.client.ask('resumeConsumers', { consumerIds })).toEqual({});
    for (const consumerId of consumerIds) {
      expect(await participant.client.ask('setPreferredLayer', { consumerId, spatialLayer: 0 })).toEqual({});
    }
    expect(server.consumerCount()).toBe(2);
    expect(await participant.client.ask('closeConsumers', { consumerIds })).toEqual({});
    expect(server.consumerCount()).toBe(0);
  });

  it('says which producers are gone and which a browser cannot decode', async () => {
    const { instructor, participant } = await aClass();
    const gone = await publishMicrophone(instructor);
    await instructor.client.ask('closeProducer', { producerId: gone });
    const camera = await publishCamera(instructor);
    const { consumers, refused } = await participant.client.ask('consume', {
      transportId: participant.receiveTransportId,
      producerIds: [gone, camera],
      rtpCapabilities: { codecs: [], headerExtensions: [] },
    });
    expect(consumers).toEqual([]);
    expect(refused).toEqual([
      { producerId: gone, reason: 'gone' },
      { producerId: camera, reason: 'cannot-consume' },
    ]);
  });

  it('tells the others when a microphone is muted and unmuted', async () => {
    const { instructor, participant } = await aClass();
    const producerId = await publishMicrophone(participant, true);
    const { participantId } = participant.joined.self;
    expect((await instructor.client.next('producerAdded')).producer.isPaused).toBe(true);
    await participant.client.ask('setProducerPaused', { producerId, isPaused: false });
    expect(await instructor.client.next('producerChanged')).toEqual({
      participantId,
      producer: { producerId, source: 'microphone', isPaused: false },
    });
    const { consumers } = await consume(instructor, [producerId]);
    expect(consumers[0]?.isProducerPaused).toBe(false);
  });

  it('gives new ICE credentials after the network changed', async () => {
    const { participant } = await aClass();
    const { iceParameters } = await participant.client.ask('restartIce', { transportId: participant.sendTransportId });
    expect(iceParameters).toMatchObject({ usernameFragment: expect.any(String), password: expect.any(String) });
  });

  it('[SG7] has one camera per participant: publishing again replaces the earlier one', async () => {
    const { instructor, participant } = await aClass();
    const first = await publishCamera(instructor);
    // A browser that publishes again has a new transport or another media section; here a new transport.
    const { transportId } = await instructor.client.ask('createTransport', { direction: 'send' });
    expect((await participant.client.next('producerClosed')).producerId).toBe(first);
    const second = await publishCamera({ ...instructor, sendTransportId: transportId });
    await participant.client.next('producerAdded');
    expect((await participant.client.next('producerAdded')).producer.producerId).toBe(second);
  });

  it('leaves when asked: the others hear of it and the consumers of that camera are gone', async () => {
    const { instructor, participant } = await aClass();
    await consume(participant, [await publishCamera(instructor)]);
    await instructor.client.ask('leave', {});
    const { participantId } = instructor.joined.self;
    expect(await participant.client.next('participantLeft')).toEqual({ participantId });
    await eventually('the consumer is closed', 5_000, () => server.consumerCount() === 0);
  });

  it('leaves when the socket closes, and can come back', async () => {
    const session = await server.aLiveSession();
    const instructor = await attend(await session.connect({ displayName: 'Ines', role: 'instructor' }));
    const piet = await session.invite({ displayName: 'Piet', role: 'participant' });
    const first = await attend(await session.connectWith(piet.token));
    first.client.close();
    expect(await instructor.client.next('participantLeft')).toEqual({ participantId: piet.claims.participantId });
    const second = await attend(await session.connectWith(piet.token));
    expect(second.joined.self).toEqual(first.joined.self);
  });

  it('[SG8] keeps the newest connection of a participant and tells the earlier one', async () => {
    const session = await server.aLiveSession();
    const piet = await session.invite({ displayName: 'Piet', role: 'participant' });
    const phone = await attend(await session.connectWith(piet.token));
    const laptop = await attend(await session.connectWith(piet.token));
    expect(await phone.client.next('connectionEnding')).toEqual({ reason: 'replaced' });
    expect(await phone.client.closed).toBe('io server disconnect');
    expect(laptop.joined.participants).toHaveLength(1);
    await publishCamera(laptop);
  });

  it('keeps its chat, in order, for everybody who comes', async () => {
    const { instructor, participant } = await aClass();
    await instructor.client.ask('sendChat', { text: 'Warm up' });
    const { chatMessageId } = await participant.client.ask('sendChat', { text: 'Ready' });
    for (const { client } of [instructor, participant]) {
      expect((await client.next('chatMessage')).text).toBe('Warm up');
      expect(await client.next('chatMessage')).toMatchObject({
        chatMessageId,
        participantId: participant.joined.self.participantId,
        displayName: 'Piet',
        role: 'participant',
        text: 'Ready',
      });
    }
    const again = await participant.client.ask('join', {});
    expect(again.chat.map(({ text }) => text)).toEqual(['Warm up', 'Ready']);
    expect(await server.storedChat(again.sessionId)).toEqual(['Warm up', 'Ready']);
  });

  it.each([
    ['markup', '<img src=x onerror=alert(1)>'],
    ['right-to-left script', 'مرحبا بالجميع'],
    ['emoji', '🏋️‍♀️💯'],
  ])('carries names and chat with %s as plain text', async (_what, text) => {
    const session = await server.aLiveSession();
    const attendee = await attend(await session.connect({ displayName: text, role: 'participant' }));
    expect(attendee.joined.self.displayName).toBe(text);
    await attendee.client.ask('sendChat', { text });
    expect(await attendee.client.next('chatMessage')).toMatchObject({ displayName: text, text });
  });

  it('takes marks that turn text around out of chat', async () => {
    const session = await server.aLiveSession();
    const attendee = await attend(await session.connect({ displayName: 'Piet', role: 'participant' }));
    await attendee.client.ask('sendChat', { text: 'ab\u202Ecd\u2066' });
    expect(await attendee.client.next('chatMessage')).toMatchObject({ text: 'abcd' });
  });
});
