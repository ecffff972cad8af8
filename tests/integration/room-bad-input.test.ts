import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectClient } from './room-client.ts';
import {
  type Attendee,
  attend,
  browserDtlsParameters,
  cameraRtpParameters,
  consume,
  microphoneRtpParameters,
  publishCamera,
  publishMicrophone,
} from './room-media.ts';
import { type LiveSession, type RoomServer, startRoomServer } from './room-server.ts';

let server: RoomServer;
let session: LiveSession;
/** Somebody who does nothing wrong, in the same class as the one who does. */
let bystander: Attendee;
let attacker: Attendee;

beforeAll(async () => {
  server = await startRoomServer();
});
afterAll(async () => {
  await server.close();
  // None of it was our fault, and none of it says who it was or what they said.
  expect(server.logLines.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  expect(server.logLines.filter((line) => /Beatrix|Mallory|Piet|still here|polluted|eyJ/.test(line))).toEqual([]);
  expect(server.logLines.length).toBeGreaterThan(100);
});

beforeEach(async () => {
  session = await server.aLiveSession();
  bystander = await attend(await session.connect({ displayName: 'Beatrix', role: 'instructor' }));
  attacker = await attend(await session.connect({ displayName: 'Mallory', role: 'participant' }));
});

afterEach(async () => {
  // Whatever happened: the other one's class goes on, on the same connection and the same worker.
  const producerId = await publishMicrophone(bystander);
  await bystander.client.ask('closeProducer', { producerId });
  expect(server.workerPids()).toEqual(server.firstWorkerPids);
  server.closeClients();
});

describe('a connection is refused', () => {
  it.each([
    ['no token', async () => undefined, 'bad-token'],
    ['a token that is no text', async () => ({ $ne: '' }), 'bad-token'],
    ['a very long token', async () => 'a'.repeat(60_000), 'bad-token'],
    ['a token signed with another secret', () => session.forgedToken(), 'bad-token'],
    ['a token for another audience', () => session.otherAudienceToken(), 'bad-token'],
    ['an unsigned token', () => session.unsignedToken(), 'bad-token'],
    ['an expired token', () => session.expiredToken(), 'token-expired'],
  ])('[SG1] with %s', async (_what, token, code) => {
    const refused = connectClient({ url: server.url, token: await token() });
    await expect(refused).rejects.toMatchObject({ data: { code, message: expect.any(String) } });
  });

  it.each(['websocket', 'polling'] as const)('[SG1] from a foreign origin by %s', async (transport) => {
    const { token } = await session.invite({ displayName: 'Piet', role: 'participant' });
    const options = { url: server.url, token, transports: [transport] };
    await expect(connectClient({ ...options, origin: 'https://evil.example' })).rejects.toThrow();
    const client = await connectClient({ ...options, origin: server.url });
    client.close();
  });

  it('[SG1] from a foreign origin with status 403 and the reason', async () => {
    const response = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ message: 'foreign-origin' });
  });
});

describe('joining is refused', () => {
  it('while the class is not open', async () => {
    const scheduled = await server.aScheduledSession();
    const client = await scheduled.connect({ displayName: 'Piet', role: 'participant' });
    expect(await client.refusal('join', {})).toBe('session-not-open');
  });

  it('when the class is over', async () => {
    const over = await server.aLiveSession();
    const client = await over.connect({ displayName: 'Piet', role: 'participant' });
    await over.endWithoutTellingAnyone();
    expect(await client.refusal('join', {})).toBe('session-ended');
  });

  it('to somebody who was removed, whose token is still good', async () => {
    const piet = await session.invite({ displayName: 'Piet', role: 'participant' });
    await session.removeWithoutTellingAnyone(piet.claims.participantId);
    const client = await session.connectWith(piet.token);
    expect(await client.refusal('join', {})).toBe('removed');
  });

  it('to a participant of another class', async () => {
    const other = await server.aLiveSession();
    const piet = await other.invite({ displayName: 'Piet', role: 'participant' });
    const client = await session.connectWith(await session.tokenFor({ ...piet.claims, sessionId: session.sessionId }));
    expect(await client.refusal('join', {})).toBe('not-found');
  });

  it('to a participant who does not exist', async () => {
    const piet = await session.invite({ displayName: 'Piet', role: 'participant' });
    const client = await session.connectWith(await session.tokenFor({ ...piet.claims, participantId: randomUUID() }));
    expect(await client.refusal('join', {})).toBe('not-found');
  });
});

describe('a request is refused', () => {
  it.each([
    ['an unknown event', 'deleteEverything'],
    ['a name from the prototype', 'constructor'],
    ['another name from the prototype', '__proto__'],
  ])('[SG3] that is %s', async (_what, name) => {
    expect(await attacker.client.refusal(name, {})).toBe('bad-request');
  });

  it.each([
    ['no envelope', []],
    ['null', [null]],
    ['text', ['join']],
    ['an envelope without id', [{ payload: {} }]],
    ['an id that is no UUID', [{ requestId: '1', payload: {} }]],
    ['an array', [[]]],
    ['bytes', [Buffer.from('join')]],
    ['two envelopes', [{ requestId: randomUUID(), payload: {} }, {}]],
  ])('[SG3] with %s', async (_what, args) => {
    expect(await attacker.client.send('sendChat', ...args)).toMatchObject({ ok: false, code: 'bad-request' });
  });

  it.each([
    ['createTransport', { direction: 'sideways' }],
    ['createTransport', null],
    ['connectTransport', { transportId: '', dtlsParameters: {} }],
    ['publish', { transportId: 'x', source: 'screen', kind: 'video', rtpParameters: {} }],
    ['consume', { transportId: 'x', producerIds: [], rtpCapabilities: {} }],
    ['consume', { transportId: 'x', producerIds: Array.from({ length: 65 }, () => 'p'), rtpCapabilities: {} }],
    ['resumeConsumers', { consumerIds: 'all' }],
    ['setPreferredLayer', { consumerId: 'c', spatialLayer: 1.5 }],
    ['sendChat', { text: '' }],
    ['sendChat', { text: ' \n ' }],
    ['sendChat', { text: '\u0000\u0001' }],
    ['sendChat', { text: 'a'.repeat(501) }],
    ['sendChat', { text: { toString: 'x' } }],
    ['sendChat', JSON.parse('{"__proto__": {"text": "polluted"}}')],
  ])('[SG3] %s with the wrong payload %#', async (name, payload) => {
    expect(await attacker.client.refusal(name, payload)).toBe('bad-request');
    expect(bystander.client.notifications.map((notification) => notification.name)).toEqual(['participantJoined']);
  });

  it('[SG3] quietly when it has no ack', async () => {
    attacker.client.socket.emit('sendChat', { requestId: randomUUID(), payload: { text: 'unheard' } });
    await attacker.client.ask('sendChat', { text: 'heard' });
    expect((await bystander.client.next('chatMessage')).text).toBe('heard');
  });

  it('[SG3] that is nested 30,000 deep', async () => {
    const requestId = randomUUID();
    const text = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    // A socket.io event (2) with ack id 777: no client library encodes such a thing.
    attacker.client.socket.io.engine.write(`2777["sendChat",{"requestId":"${requestId}","payload":{"text":${text}}}]`);
    expect(await attacker.client.refusal('sendChat', { text: '' })).toBe('bad-request');
  });

  it.each([
    ['no packet', ''],
    ['an unknown packet type', '9'],
    ['half a packet', '2["sendChat",{"requestId"'],
    ['a binary packet without its bytes', '51-["sendChat",{"_placeholder":true,"num":0}]{'],
    ['a packet of a namespace nobody opened', '2/admin,["sendChat",{}]'],
  ])('[SG3] that is %s', async (_what, packet) => {
    attacker.client.socket.io.engine.write(packet);
    await bystander.client.ask('sendChat', { text: 'still here' });
  });

  it('[SG5] before join', async () => {
    const client = await session.connect({ displayName: 'Piet', role: 'participant' });
    expect(await client.refusal('createTransport', { direction: 'send' })).toBe('conflict');
    expect(await client.refusal('sendChat', { text: 'hi' })).toBe('conflict');
    const payload = { transportId: 't', producerIds: ['p'], rtpCapabilities: {} };
    expect(await client.refusal('consume', payload)).toBe('conflict');
  });

  it('[SG6] with ids of somebody else', async () => {
    const producerId = await publishCamera(bystander);
    const { consumers } = await consume(bystander, [await publishMicrophone(attacker)]);
    const consumerIds = consumers.map(({ consumerId }) => consumerId);
    const transportId = bystander.sendTransportId;
    for (const [name, payload] of [
      ['connectTransport', { transportId, dtlsParameters: {} }],
      ['restartIce', { transportId }],
      ['publish', { transportId, source: 'camera', kind: 'video', rtpParameters: cameraRtpParameters() }],
      ['consume', { transportId: bystander.receiveTransportId, producerIds: [producerId], rtpCapabilities: {} }],
      ['setProducerPaused', { producerId, isPaused: true }],
      ['closeProducer', { producerId }],
      ['resumeConsumers', { consumerIds }],
      ['closeConsumers', { consumerIds }],
      ['setPreferredLayer', { consumerId: consumerIds[0], spatialLayer: 0 }],
    ] as const) {
      expect([name, await attacker.client.refusal(name, payload)]).toEqual([name, 'not-found']);
    }
  });

  it('when a producer of another class is to be consumed: it is gone', async () => {
    const other = await attend(await (await server.aLiveSession()).connect({ displayName: 'O', role: 'instructor' }));
    const producerId = await publishCamera(other);
    expect((await consume(attacker, [producerId])).refused).toEqual([{ producerId, reason: 'gone' }]);
  });
});

describe('media parameters are refused', () => {
  const camera = cameraRtpParameters();
  it.each([
    ['a camera that is audio', { source: 'camera', kind: 'audio', rtpParameters: camera }],
    ['a microphone that is video', { source: 'microphone', kind: 'video', rtpParameters: camera }],
    ['a camera described as something else', { source: 'camera', kind: 'video', rtpParameters: { codecs: [] } }],
    [
      'codecs the room does not carry',
      {
        source: 'camera',
        kind: 'video',
        rtpParameters: { ...camera, codecs: [{ mimeType: 'video/FLV', payloadType: 96, clockRate: 90_000 }] },
      },
    ],
    [
      'a fraction of a bit',
      { source: 'camera', kind: 'video', rtpParameters: { ...camera, encodings: [{ rid: 'r0', maxBitrate: 1.5 }] } },
    ],
  ])('%s', async (_what, wanted) => {
    const payload = { transportId: attacker.sendTransportId, ...wanted };
    expect(await attacker.client.refusal('publish', payload)).toBe('bad-request');
    await publishCamera(attacker);
  });

  it('that another track of the same transport uses already', async () => {
    await publishMicrophone(attacker);
    const rtpParameters = { ...camera, mid: microphoneRtpParameters().mid };
    const payload = { transportId: attacker.sendTransportId, source: 'camera', kind: 'video', rtpParameters };
    expect(await attacker.client.refusal('publish', payload)).toBe('bad-request');
  });

  it('on the wrong transport', async () => {
    const payload = {
      source: 'camera',
      kind: 'video',
      rtpParameters: camera,
      transportId: attacker.receiveTransportId,
    };
    expect(await attacker.client.refusal('publish', payload)).toBe('bad-request');
  });

  it('for a handshake that makes no sense, or comes twice', async () => {
    const transportId = attacker.sendTransportId;
    expect(await attacker.client.refusal('connectTransport', { transportId, dtlsParameters: {} })).toBe('bad-request');
    const payload = { transportId, dtlsParameters: browserDtlsParameters() };
    await attacker.client.ask('connectTransport', payload);
    expect(await attacker.client.refusal('connectTransport', payload)).toBe('bad-request');
  });
});
