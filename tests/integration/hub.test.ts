import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Audience } from '#core/consent.ts';
import { eventually, type HubClient, joinHub, openHubConnection } from './hub-client.ts';
import { type HubServer, type HubSession, type InvitedPerson, startHubServer, TICK_MS } from './hub-server.ts';

let server: HubServer;
let session: HubSession;
let clients: HubClient[] = [];

beforeAll(async () => {
  server = await startHubServer();
});
afterAll(async () => {
  await server.close();
});
beforeEach(async () => {
  session = await server.aSession();
});
afterEach(() => {
  for (const client of clients) client.close();
  clients = [];
});

type Joined = InvitedPerson & { client: HubClient };

async function join(person: Parameters<HubSession['invite']>[0] = {}): Promise<Joined> {
  const invited = await session.invite(person);
  return { ...invited, client: await connect(invited.token) };
}

async function connect(token: string): Promise<HubClient> {
  const client = await joinHub(server.url, token);
  clients.push(client);
  return client;
}

const beat = ({ client }: Joined, bpm: number) => client.beat({ bpm, capturedAtMs: server.clock.nowMs() });
const sees = (viewer: Joined, { claims }: InvitedPerson, state: string | object) =>
  eventually(() =>
    expect(viewer.client.seen(claims.slot)).toMatchObject(typeof state === 'string' ? { state } : state),
  );

describe('who sees what', () => {
  it.each<[Audience, string, string]>([
    ['nobody', 'hidden', 'hidden'],
    ['instructor', 'live', 'hidden'],
    ['class', 'live', 'live'],
  ])('[DN5] shared with %s: %s for the instructor, %s for a participant', async (audience, forInstructor, forOther) => {
    const [instructor, other, sender] = [await join({ role: 'instructor' }), await join(), await join({ audience })];
    beat(sender, 152);
    await sees(instructor, sender, forInstructor);
    await sees(other, sender, forOther);
    if (forInstructor === 'live') await sees(instructor, sender, { bpm: 152, zone: 4 });

    const lookedAt = [instructor, other].flatMap(({ client }) => client.received);
    const numbers = lookedAt
      .flatMap((frame) => (frame.kind === 'tick' ? frame.entries : []))
      .filter((entry) => entry.state === 'live');
    expect(numbers).toHaveLength(Number(forInstructor === 'live') + Number(forOther === 'live'));
    // Whatever the audience, it is stored for the own summary.
    await eventually(async () => expect(await session.storedBpm(sender)).toEqual([152]));
  });

  it('[DN5] a change of consent hides the number within one tick', async () => {
    const [viewer, sender] = [await join(), await join({ audience: 'class' })];
    beat(sender, 140);
    await sees(viewer, sender, 'live');
    const before = viewer.client.received.length;

    const changedAtMs = performance.now();
    await session.changeAudience(sender, 'instructor');
    beat(sender, 141);
    await sees(viewer, sender, 'hidden');
    // One tick, with room for a loaded machine.
    expect(performance.now() - changedAtMs).toBeLessThan(TICK_MS + 500);
    const after = viewer.client.received.slice(before).flatMap((frame) => (frame.kind === 'tick' ? frame.entries : []));
    expect(after.filter(({ slot }) => slot === sender.claims.slot).map(({ state }) => state)).toEqual(['hidden']);
    expect(await sender.client.frame('consent', 1)).toMatchObject({ audience: 'instructor', epoch: 2 });
  });

  it('[DN5] an older token does not bring back what was hidden', async () => {
    const [viewer, sender] = [await join(), await join({ audience: 'class' })];
    await session.changeAudience(sender, 'nobody');
    const again = await connect(sender.token);
    expect(await again.frame('consent')).toMatchObject({ audience: 'nobody', epoch: 2 });
    again.beat({ bpm: 150, capturedAtMs: server.clock.nowMs() });
    await sees(viewer, sender, 'hidden');
  });

  it('another session sees nothing of it', async () => {
    const sender = await join({ audience: 'class' });
    const there = await (await server.aSession()).invite({ role: 'instructor' });
    const outsider = await connect(there.token);
    beat(sender, 150);
    await sender.client.frame('stored');
    await eventually(() => expect(outsider.seen(there.claims.slot)).toBeDefined());
    const entries = outsider.received.flatMap((frame) => (frame.kind === 'tick' ? frame.entries : []));
    expect(entries).toEqual([{ slot: there.claims.slot, state: 'gone' }]);
  });
});

it('[DN4] a number is lost 5 s after the last beat, never 0, and comes back by itself', async () => {
  const [instructor, sender] = [await join({ role: 'instructor' }), await join()];
  beat(sender, 133);
  await sees(instructor, sender, { state: 'live', bpm: 133 });
  server.clock.advanceMs(5001);
  await sees(instructor, sender, 'lost');
  beat(sender, 135);
  await sees(instructor, sender, { state: 'live', bpm: 135 });
  sender.client.send({ kind: 'sensor', metric: 'heart-rate', state: 'searching', changedAtMs: server.clock.nowMs() });
  await sees(instructor, sender, 'lost');
});

it('[DN1] a newcomer gets everybody in one snapshot', async () => {
  const [first, second] = [await join({ audience: 'class' }), await join({ audience: 'class' })];
  beat(first, 120);
  beat(second, 160);
  await sees(first, second, 'live');
  await sees(second, first, 'live');
  const late = await join();
  const { entries } = await late.client.frame('tick');
  expect(entries).toContainEqual({ slot: first.claims.slot, state: 'live', zone: 2, bpm: 120 });
  expect(entries).toContainEqual({ slot: second.claims.slot, state: 'live', zone: 4, bpm: 160 });
});

it('[TM1] tells its time', async () => {
  const { client } = await join();
  client.send({ kind: 'time-request', clientTimeMs: 77.25 });
  const answer = await client.frame('time');
  expect(answer.clientTimeMs).toBe(77.25);
  expect(Math.abs(answer.serverTimeMs - server.clock.nowMs())).toBeLessThan(2000);
});

describe('bad company', () => {
  const sayHello = (token: string) => (client: HubClient) => client.send({ kind: 'hello', token });

  /** Opens a connection, does something to it, and returns the code it is closed with. */
  async function closeCodeAfter(act: (client: HubClient) => void): Promise<number> {
    const client = await openHubConnection(server.url);
    clients.push(client);
    act(client);
    return client.closeCode;
  }

  it('leaves another participant undisturbed', async () => {
    const [instructor, steady, bad] = [await join({ role: 'instructor' }), await join(), await session.invite()];
    let bpm = 100;
    const goesOn = async () => {
      bpm++;
      beat(steady, bpm);
      await sees(instructor, steady, { state: 'live', bpm });
      expect([instructor.client.isOpen, steady.client.isOpen]).toEqual([true, true]);
    };
    await goesOn();

    const admittedThen = (act: (client: HubClient) => void) => async () => {
      const client = await connect(bad.token);
      act(client);
      return client.closeCode;
    };
    const cases: [string, () => Promise<number>, number][] = [
      ['[UP1] a forged token', async () => closeCodeAfter(sayHello(await session.forgedToken(bad.claims))), 4401],
      ['[UP1] an expired token', async () => closeCodeAfter(sayHello(await session.expiredToken(bad.claims))), 4401],
      [
        '[UP1] no HELLO',
        () => closeCodeAfter((client) => client.send({ kind: 'time-request', clientTimeMs: 1 })),
        4401,
      ],
      ['[TF1] garbage', () => closeCodeAfter((client) => client.sendRaw(Uint8Array.of(1, 1, 9))), 4400],
      ['[TF1] text', () => closeCodeAfter((client) => client.sendRaw('hello')), 4400],
      ['[TF4] another version', () => closeCodeAfter((client) => client.sendRaw(Uint8Array.of(9, 1))), 4405],
      ['[TF3] garbage after WELCOME', admittedThen((client) => client.sendRaw(Uint8Array.of(1, 2, 3))), 4400],
      ['[TF6] 17 KiB', admittedThen((client) => client.sendRaw(new Uint8Array(17 * 1024).fill(1))), 4413],
      [
        '[UP5] a reading from tomorrow',
        admittedThen((client) => client.beat({ bpm: 100, capturedAtMs: server.clock.nowMs() + 86_400_000 })),
        4400,
      ],
      [
        '[UP7] a flood',
        admittedThen((client) => {
          for (let frame = 0; frame < 400; frame++) client.send({ kind: 'time-request', clientTimeMs: frame });
        }),
        4429,
      ],
    ];
    for (const [name, closeCode, expected] of cases) {
      expect(await closeCode(), name).toBe(expected);
      await goesOn();
    }
    // [TF6] Far too large: cut without being read.
    expect([1006, 1009]).toContain(
      await admittedThen((client) => client.sendRaw(new Uint8Array(1024 * 1024).fill(1)))(),
    );
    await goesOn();

    // [UP1] Silence. The clock jumps for everybody; the steady stream goes on at the new time.
    const silent = await openHubConnection(server.url);
    server.clock.advanceMs(5001);
    expect(await silent.closeCode).toBe(4401);
    await goesOn();
  });

  it('[OR1] a foreign Origin gets 403 and no WebSocket, ours gets one', async () => {
    expect(await upgradeStatus('https://evil.example')).toBe(403);
    expect(await upgradeStatus(server.origin)).toBe(101);
  });

  it('a plain HTTP request is told what the port is for', async () => {
    expect((await fetch(server.url.replace('ws:', 'http:'))).status).toBe(426);
  });

  function upgradeStatus(origin: string): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const upgrade = request(server.url.replace('ws:', 'http:'), {
        headers: {
          origin,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': Buffer.from('sixteen bytes ok').toString('base64'),
        },
      });
      upgrade.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response.statusCode);
      });
      upgrade.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      upgrade.on('error', reject);
      upgrade.end();
    });
  }
});

describe('storing', () => {
  it('[DN7] a reading sent again is acknowledged again and stored once, on another connection too', async () => {
    const sender = await join();
    const frame = beat(sender, 121);
    expect(await sender.client.frame('stored')).toEqual({
      kind: 'stored',
      streamId: frame.streamId,
      throughSequence: 0,
    });
    sender.client.send(frame);
    await sender.client.frame('stored', 1);
    const phone = await connect(sender.token);
    phone.send(frame);
    expect(await phone.frame('stored')).toMatchObject({ throughSequence: 0 });
    expect(await session.storedBpm(sender)).toEqual([121]);
  });

  it('[DN6] while the store fails nothing is acknowledged; sent again, everything is', async () => {
    const [sender, instructor] = [await join(), await join({ role: 'instructor' })];
    server.failStore(true);
    const dropped = server.hub.stats().samplesDropped;
    const frames = [beat(sender, 141), beat(sender, 142)];
    // Live goes on without the store.
    await sees(instructor, sender, { state: 'live', bpm: 142 });
    await eventually(() => expect(server.hub.stats().samplesDropped).toBe(dropped + 2));

    server.failStore(false);
    beat(sender, 143);
    await eventually(async () => expect(await session.storedBpm(sender)).toEqual([143]));
    expect(sender.client.received.filter(({ kind }) => kind === 'stored')).toEqual([]);

    for (const frame of frames) sender.client.send(frame);
    expect(await sender.client.frame('stored')).toMatchObject({ throughSequence: 2 });
    expect(await session.storedBpm(sender)).toEqual([141, 142, 143]);
  });

  it('keeps RR intervals, capture time and sequence', async () => {
    const sender = await join();
    const capturedAtMs = server.clock.nowMs() - 1234.5;
    sender.client.beat({ bpm: 60, capturedAtMs });
    await sender.client.frame('stored');
    expect(await session.stored(sender)).toEqual([{ capturedAtMs, bpm: 60, rr1024: [1024] }]);
  });
});

describe('endings', () => {
  it('[EN1] the end of the session stores what came last and closes everybody with 4410', async () => {
    const [instructor, sender] = [await join({ role: 'instructor' }), await join()];
    const lines = [instructor.client.closeCode, sender.client.closeCode];
    beat(sender, 99);
    await eventually(() => expect(server.hub.stats().queuedSamples).toBeGreaterThan(0));
    await session.end();
    expect(await Promise.all(lines)).toEqual([4410, 4410]);
    expect(await session.storedBpm(sender)).toEqual([99]);
    expect(sender.client.received.at(-1)?.kind).toBe('stored');
  });

  it('[EN2] what the store refused until the end can be brought afterwards, for 15 minutes', async () => {
    const sender = await join();
    server.failStore(true);
    const frame = beat(sender, 97);
    await session.end();
    server.clock.advanceMs(10_001);
    expect(await sender.client.closeCode).toBe(4410);
    server.failStore(false);

    const later = await connect(sender.token);
    later.send(frame);
    expect(await later.frame('stored')).toMatchObject({ streamId: frame.streamId, throughSequence: 0 });
    expect(await session.storedBpm(sender)).toEqual([97]);
    expect(await later.closeCode).toBe(4410);
    expect(later.received.filter(({ kind }) => kind === 'tick')).toEqual([]);

    server.clock.advanceMs(15 * 60_000);
    const tooLate = await openHubConnection(server.url);
    tooLate.send({ kind: 'hello', token: await session.freshToken(sender) });
    expect(await tooLate.closeCode).toBe(4410);
  });

  it('a removed participant is closed with 4403, gone for the others, and not let in again', async () => {
    const [instructor, sender] = [await join({ role: 'instructor' }), await join()];
    beat(sender, 120);
    await sees(instructor, sender, 'live');
    await session.remove(sender);
    expect(await sender.client.closeCode).toBe(4403);
    await sees(instructor, sender, 'gone');

    const again = await openHubConnection(server.url);
    again.send({ kind: 'hello', token: sender.token });
    expect(await again.closeCode).toBe(4403);
    expect(instructor.client.isOpen).toBe(true);
  });

  it('the hub frees a session that everybody left', async () => {
    const [one, other] = [await join(), await join()];
    const { channels } = server.hub.stats();
    one.client.close();
    other.client.close();
    await eventually(() => expect(server.hub.stats().channels).toBe(channels - 1));
  });

  it('a hub that stops stores what it has and says 1001', async () => {
    const stopping = await server.anotherHub();
    const invited = await session.invite();
    const client = await joinHub(stopping.url, invited.token);
    client.beat({ bpm: 88, capturedAtMs: server.clock.nowMs() });
    await eventually(() => expect(stopping.hub.stats().queuedSamples).toBe(1));
    await Promise.all([stopping.hub.close(), stopping.hub.close()]);
    expect(await client.closeCode).toBe(1001);
    expect(await session.storedBpm(invited)).toEqual([88]);
    await expect(openHubConnection(stopping.url)).rejects.toThrow('refused');
  });

  it('two hubs do not share a port', async () => {
    await expect(server.anotherHub({ port: server.hub.port })).rejects.toMatchObject({ code: 'unavailable' });
  });
});

it('logged no name, token or heart rate', () => {
  expect(server.logText()).toContain('telemetry connection');
  expect(server.logText()).not.toMatch(/Somebody Unmistakable|eyJ|"bpm"/);
});
