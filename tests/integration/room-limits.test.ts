import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attend, cameraRtpParameters } from './room-media.ts';
import { type RoomServer, startRoomServer } from './room-server.ts';

let server: RoomServer;

beforeAll(async () => {
  server = await startRoomServer();
});
afterEach(() => server.closeClients());
afterAll(() => server.close());

async function aPair() {
  const session = await server.aLiveSession();
  const bystander = await attend(await session.connect({ displayName: 'Bea', role: 'instructor' }));
  const attacker = await attend(await session.connect({ displayName: 'Mal', role: 'participant' }));
  return { session, bystander, attacker };
}

describe('a request that comes again', () => {
  it('[SG4] publishes once and gets the same answer', async () => {
    const { attacker, bystander } = await aPair();
    const envelope = {
      requestId: randomUUID(),
      payload: {
        transportId: attacker.sendTransportId,
        source: 'camera',
        kind: 'video',
        rtpParameters: cameraRtpParameters(),
      },
    };
    const [first, atOnce] = await Promise.all([
      attacker.client.send('publish', envelope),
      attacker.client.send('publish', envelope),
    ]);
    const later = await attacker.client.send('publish', envelope);
    expect(first.ok).toBe(true);
    expect([atOnce, later]).toEqual([first, first]);
    await attacker.client.ask('sendChat', { text: 'done' });
    await bystander.client.next('chatMessage');
    const added = bystander.client.notifications.filter(({ name }) => name === 'producerAdded');
    expect(added).toHaveLength(1);
  });
});

describe('limits', () => {
  it('[SG21] tells each connection that it is pinged every 2 s and has 4 s to answer', async () => {
    const opened = await (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)).text();
    // engine.io's open packet: 0 and JSON.
    expect(JSON.parse(opened.slice(1))).toMatchObject({ pingInterval: 2000, pingTimeout: 4000 });
  });

  it('[SG10] closes the connection of a 1 MB message and no other', async () => {
    const { attacker, bystander } = await aPair();
    attacker.client.socket.emit('sendChat', { requestId: randomUUID(), payload: { text: 'a'.repeat(1_000_000) } });
    await attacker.client.closed;
    await bystander.client.next('participantLeft');
    await bystander.client.ask('sendChat', { text: 'still here' });
  });

  it('[SG10] takes five chat messages in ten seconds, also across connections', async () => {
    const { session, bystander } = await aPair();
    const piet = await session.invite({ displayName: 'Piet', role: 'participant' });
    const first = await attend(await session.connectWith(piet.token));
    for (const text of ['1', '2', '3']) await first.client.ask('sendChat', { text });
    const second = await attend(await session.connectWith(piet.token));
    for (const text of ['4', '5']) await second.client.ask('sendChat', { text });
    expect(await second.client.refusal('sendChat', { text: '6' })).toBe('too-many-requests');
    await bystander.client.ask('sendChat', { text: 'mine' });
    server.clock.advanceMs(10_000);
    await second.client.ask('sendChat', { text: '7' });
  });

  it('[SG12] slows a flood of requests down, and takes them again after a while', async () => {
    const { attacker, bystander } = await aPair();
    const replies = await Promise.all(
      Array.from({ length: 300 }, () => attacker.client.send('join', { requestId: 'no', payload: {} })),
    );
    const codes = new Set(replies.map((reply) => (reply.ok ? 'ok' : reply.code)));
    expect(codes).toEqual(new Set(['bad-request', 'too-many-requests']));
    await bystander.client.ask('sendChat', { text: 'still here' });
    server.clock.advanceMs(5_000);
    await attacker.client.ask('join', {});
  });

  it('[SG12] closes the connection of a flood that does not end', async () => {
    const { attacker, bystander } = await aPair();
    for (let index = 0; index < 1_200; index += 1) attacker.client.socket.emit('flood', index);
    await attacker.client.closed;
    await bystander.client.next('participantLeft');
  });
});
