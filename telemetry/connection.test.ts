import { beforeEach, describe, expect, it } from 'vitest';
import type { StreamId } from '#core/ids.ts';
import { encodeFrame, type ReadingsFrame } from '#core/protocol/telemetry-frames.ts';
import { createTestHub, settled } from './test-hub.ts';
import { NOW_MS, SESSION_ID, STREAM_ID } from './test-parts.ts';

function readings(change: Partial<ReadingsFrame> & { count?: number } = {}): ReadingsFrame {
  const { count = 1, ...rest } = change;
  return {
    kind: 'readings',
    streamId: STREAM_ID,
    metric: 'heart-rate',
    firstSequence: 0,
    baseCapturedAtMs: NOW_MS,
    readings: Array.from({ length: count }, () => ({ offsetMs: 0, bpm: 120, contact: 'contact', rr1024: [] })),
    ...rest,
  };
}

let hub: ReturnType<typeof createTestHub>;
beforeEach(() => {
  hub = createTestHub();
});

describe('HELLO', () => {
  it('[DN1] is answered by WELCOME, then CONSENT', async () => {
    const { socket, claims } = await hub.admitted({ audience: 'class', consentEpoch: 3 });
    expect(socket.take()).toEqual([
      { kind: 'welcome', slot: claims.slot, tickMs: 250, serverTimeMs: NOW_MS },
      { kind: 'consent', audience: 'class', epoch: 3 },
    ]);
  });

  it.each<[string, Uint8Array]>([
    ['another frame', encodeFrame({ kind: 'time-request', clientTimeMs: 1 })],
    ['an unknown type', Uint8Array.of(1, 0x04, 0)],
  ])('[UP1] is the first frame: %s closes with 4401', (_name, bytes) => {
    const { connection, socket } = hub.connect();
    connection.receive(bytes, true);
    expect(socket.closeCode).toBe(4401);
  });

  it('[UP1] comes within 5 s, else 4401', () => {
    const { connection, socket } = hub.connect();
    hub.clock.advance(5000);
    expect(connection.checkHello(hub.clock.nowMs())).toBe(true);
    expect(socket.closeCode).toBeNull();
    hub.clock.advance(1);
    expect(connection.checkHello(hub.clock.nowMs())).toBe(false);
    expect(socket.closeCode).toBe(4401);
  });

  it('[UP1] comes once: a second one closes with 4400', async () => {
    const { send, socket, token } = await hub.admitted();
    send({ kind: 'hello', token });
    expect(socket.closeCode).toBe(4400);
  });

  it('[UP1] lets frames wait that come before WELCOME, up to 32', async () => {
    const { token } = hub.invite();
    const [patient, hasty] = [hub.connect(), hub.connect()];
    const request = { kind: 'time-request', clientTimeMs: 5 } as const;
    patient.send({ kind: 'hello', token }, ...Array.from({ length: 32 }, () => request));
    hasty.send({ kind: 'hello', token }, ...Array.from({ length: 33 }, () => request));
    expect(hasty.socket.closeCode).toBe(4429);
    await settled();
    expect(patient.socket.take().filter(({ kind }) => kind === 'time')).toHaveLength(32);
    expect(hub.channels.count).toBe(1);
  });
});

it('[UP9] admits to a session that nobody opened yet, and stores', async () => {
  hub.answers.state = 'scheduled';
  const { send, socket } = await hub.admitted();
  send(readings());
  expect(socket.closeCode).toBeNull();
  expect(hub.store('stored')).toHaveLength(1);
});

describe('who is not let in', () => {
  const closeCodeFor = async (token: string) => {
    const { send, socket } = hub.connect();
    send({ kind: 'hello', token });
    await settled();
    expect(hub.channels.count).toBe(0);
    return socket.closeCode;
  };

  it('a bearer of a token that is not ours: 4401', async () => {
    expect(await closeCodeFor('forged')).toBe(4401);
  });

  it('somebody whose participation was deleted: 4401', async () => {
    const { token, claims } = hub.invite();
    hub.facts.delete(claims.participantId);
    expect(await closeCodeFor(token)).toBe(4401);
  });

  it('anybody to a session that does not exist: 4401', async () => {
    hub.answers.state = null;
    expect(await closeCodeFor(hub.invite().token)).toBe(4401);
  });

  it('[EN2] anybody to a session that ended more than 15 minutes ago: 4410', async () => {
    hub.answers.state = 'ended';
    hub.answers.endedAtMs = NOW_MS - 15 * 60_000 - 1;
    expect(await closeCodeFor(hub.invite().token)).toBe(4410);
  });

  it('[EN2] somebody who was removed from a session that has just ended: 4403', async () => {
    hub.answers.state = 'ended';
    hub.answers.endedAtMs = NOW_MS;
    const { token, claims } = hub.invite();
    hub.facts.set(claims.participantId, { ...claims, removed: true });
    expect(await closeCodeFor(token)).toBe(4403);
  });

  it('somebody who was removed, with a token from before: 4403', async () => {
    const { token, claims } = hub.invite();
    hub.facts.set(claims.participantId, { ...claims, removed: true });
    expect(await closeCodeFor(token)).toBe(4403);
  });

  it('anybody while the database is away: 1013', async () => {
    hub.answers.databaseFails = true;
    expect(await closeCodeFor(hub.invite().token)).toBe(1013);
  });

  it('somebody removed while the token was being checked: 4403', async () => {
    const { token, claims } = hub.invite();
    hub.answers.meanwhile = () => hub.channels.find(SESSION_ID)?.remove(claims.participantId);
    expect(await closeCodeFor(token)).toBe(4403);
  });
});

describe('after the end', () => {
  const tickAfter = (ms: number) => {
    hub.clock.advance(ms);
    for (const channel of hub.channels.all()) channel.tick(hub.clock.nowMs());
  };
  const end = () => hub.channels.find(SESSION_ID)?.end(hub.clock.nowMs(), hub.clock.nowMs());
  const storedFrame = (throughSequence: number) => ({ kind: 'stored', streamId: STREAM_ID, throughSequence });

  it('[EN1] a connection with nothing unstored is closed with 4410 after a second, without another TICK', async () => {
    const { socket } = await hub.admitted({ audience: 'class' });
    socket.take();
    end();
    tickAfter(999);
    expect(socket.closeCode).toBeNull();
    tickAfter(1);
    expect(socket.closeCode).toBe(4410);
    expect(socket.take()).toEqual([]);
    expect(hub.channels.count).toBe(0);
  });

  it('[EN1] one that waits for the store is told STORED first', async () => {
    const { send, socket } = await hub.admitted();
    socket.take();
    send(readings());
    end();
    send(readings({ firstSequence: 1 }));
    tickAfter(5000);
    expect(socket.closeCode).toBeNull();
    hub.store('stored');
    tickAfter(250);
    expect([socket.take(), socket.closeCode]).toEqual([[storedFrame(1)], 4410]);
  });

  it('[EN1] one whose readings the store refused may send them again, for 10 s', async () => {
    const [patient, idle] = [await hub.admitted(), await hub.admitted()];
    patient.send(readings());
    idle.send(readings());
    end();
    hub.store('failed');
    tickAfter(9999);
    patient.send(readings());
    hub.store('stored');
    expect([patient.socket.closeCode, idle.socket.closeCode]).toEqual([null, null]);
    tickAfter(1);
    expect(patient.socket.take()).toContainEqual(storedFrame(0));
    expect([patient.socket.closeCode, idle.socket.closeCode]).toEqual([4410, 4410]);
  });

  it('[EN1] nobody stays who was being admitted when the session ended', async () => {
    hub.answers.meanwhile = end;
    const { socket } = await hub.admitted();
    expect(socket.closeCode).toBeNull();
    tickAfter(1000);
    expect(socket.closeCode).toBe(4410);
  });

  it('[EN2] a participant may bring readings for 15 minutes, and sees nobody', async () => {
    hub.answers.state = 'ended';
    hub.answers.endedAtMs = NOW_MS - 15 * 60_000;
    const { send, socket } = await hub.admitted();
    send(readings({ baseCapturedAtMs: NOW_MS - 20 * 60_000 }));
    tickAfter(250);
    expect(hub.store('stored')).toHaveLength(1);
    expect(socket.take().map(({ kind }) => kind)).toEqual(['welcome', 'consent', 'stored']);
    tickAfter(750);
    expect(socket.closeCode).toBe(4410);
  });

  it('[EN3] what was captured more than 5 s after the end is acknowledged and not stored', async () => {
    const { send, socket } = await hub.admitted();
    end();
    hub.clock.advance(9000);
    socket.take();
    send({
      ...readings(),
      readings: [0, 5000, 5001].map((offsetMs) => ({ offsetMs, bpm: 120, contact: 'contact', rr1024: [] })),
    });
    expect(hub.store('stored').map(({ sequence }) => sequence)).toEqual([0, 1]);
    send(readings({ firstSequence: 3, baseCapturedAtMs: NOW_MS + 9000 }));
    expect(hub.store('stored')).toEqual([]);
    expect(socket.take()).toEqual([storedFrame(2), storedFrame(3)]);
  });
});

it('[DN5] obeys a consent heard on the bus while the token was being checked', async () => {
  const { token, claims } = hub.invite({ audience: 'class', consentEpoch: 1 });
  hub.answers.meanwhile = () =>
    hub.channels.find(SESSION_ID)?.noteConsent({ ...claims, audience: 'nobody', consentEpoch: 2 });
  const { send, socket } = hub.connect();
  send({ kind: 'hello', token });
  await settled();
  expect(socket.take()).toContainEqual({ kind: 'consent', audience: 'nobody', epoch: 2 });
});

describe('bad frames', () => {
  it.each<[string, Uint8Array, boolean, number]>([
    ['[TF1] a text message', Uint8Array.of(1, 5), false, 4400],
    ['[TF1] an empty message', Uint8Array.of(), true, 4400],
    ['[TF3] a truncated frame', Uint8Array.of(1, 5, 0), true, 4400],
    ['[TF2] a frame that goes down', encodeFrame({ kind: 'time', clientTimeMs: 1, serverTimeMs: 2 }), true, 4400],
    ['[TF4] another version', Uint8Array.of(2, 1), true, 4405],
    ['[TF6] 16 KiB and a byte', new Uint8Array(16 * 1024 + 1).fill(1), true, 4413],
    [
      '[UP5] a reading captured 30 days and a bit ago',
      encodeFrame(readings({ baseCapturedAtMs: NOW_MS - 30 * 86_400_000 - 1 })),
      true,
      4400,
    ],
    [
      '[UP5] a reading captured in 10 s and a bit',
      encodeFrame(readings({ baseCapturedAtMs: NOW_MS + 10_001 })),
      true,
      4400,
    ],
  ])('%s closes the connection and no other', async (_name, bytes, isBinary, code) => {
    const [bad, good] = [await hub.admitted(), await hub.admitted()];
    bad.connection.receive(bytes, isBinary);
    expect([bad.socket.closeCode, good.socket.closeCode]).toEqual([code, null]);
    expect(hub.store('stored')).toEqual([]);
  });

  it('[TF5] unknown types are skipped after WELCOME', async () => {
    const { connection, socket } = await hub.admitted();
    connection.receive(Uint8Array.of(1, 0x04, 7, 7, 7), true);
    expect(socket.closeCode).toBeNull();
  });

  it('[UP5] readings at the edges are taken', async () => {
    const { send, socket } = await hub.admitted();
    send(
      readings({ baseCapturedAtMs: NOW_MS - 30 * 86_400_000 }),
      readings({ baseCapturedAtMs: NOW_MS + 10_000, firstSequence: 1 }),
    );
    expect(socket.closeCode).toBeNull();
    expect(hub.store('stored')).toHaveLength(2);
  });

  it('[UP7] a flood closes with 4429', async () => {
    const { send, socket } = await hub.admitted();
    for (let frame = 0; frame < 249; frame++) send({ kind: 'time-request', clientTimeMs: frame });
    expect(socket.closeCode).toBeNull();
    send({ kind: 'time-request', clientTimeMs: 249 });
    expect(socket.closeCode).toBe(4429);
  });

  it('[UP7] 65 streams on one connection close with 4429', async () => {
    const { send, socket } = await hub.admitted();
    for (let stream = 0; stream < 65; stream++) {
      expect(socket.closeCode).toBeNull();
      send(readings({ streamId: `0190b3f2-7c41-7aaa-8bbb-${String(stream).padStart(12, '0')}` as StreamId }));
    }
    expect(socket.closeCode).toBe(4429);
  });

  it('leave no name, token or heart rate in the log', async () => {
    const { send, token } = await hub.admitted({ displayName: 'Ada Lovelace' });
    send(readings({ count: 1 }), { kind: 'hello', token });
    const log = hub.lines.join('');
    expect(log).toContain('second-hello');
    expect(log).not.toMatch(/Ada|token-of|\b120\b/);
  });
});

describe('readings', () => {
  it('become samples of the bearer, whatever the frame says', async () => {
    const { send, claims } = await hub.admitted();
    send({
      ...readings({ firstSequence: 41, baseCapturedAtMs: NOW_MS - 2000 }),
      readings: [
        { offsetMs: 0, bpm: 131, contact: 'contact', rr1024: [470] },
        { offsetMs: 1001, bpm: 132, contact: 'not-supported', rr1024: [] },
      ],
    });
    const common = {
      kind: 'heart-rate',
      sessionId: claims.sessionId,
      participantId: claims.participantId,
      streamId: STREAM_ID,
      receivedAtMs: NOW_MS,
    };
    expect(hub.store('stored')).toEqual([
      { ...common, sequence: 41, capturedAtMs: NOW_MS - 2000, bpm: 131, rr1024: [470] },
      { ...common, sequence: 42, capturedAtMs: NOW_MS - 999, bpm: 132, rr1024: [] },
    ]);
  });

  it('are stored whatever the audience', async () => {
    const { send } = await hub.admitted({ audience: 'nobody' });
    send(readings());
    expect(hub.store('stored')).toHaveLength(1);
  });

  it('[DN6] are acknowledged when they are committed, once for several frames', async () => {
    const { send, socket } = await hub.admitted();
    socket.take();
    send(readings({ count: 3 }), readings({ count: 2, firstSequence: 3 }));
    expect(socket.take()).toEqual([]);
    hub.store('stored');
    expect(socket.take()).toEqual([{ kind: 'stored', streamId: STREAM_ID, throughSequence: 4 }]);
  });

  it('[DN6] are not acknowledged when the store failed, nor later ones until they came again', async () => {
    const { send, socket } = await hub.admitted();
    socket.take();
    send(readings({ count: 3 }));
    hub.store('failed');
    send(readings({ count: 2, firstSequence: 3 }));
    hub.store('stored');
    expect(socket.take()).toEqual([]);
    send(readings({ count: 5 }));
    hub.store('stored');
    expect(socket.take()).toEqual([{ kind: 'stored', streamId: STREAM_ID, throughSequence: 4 }]);
  });

  it('[UP8] beyond 5000 that wait are dropped without STORED', async () => {
    const { send, socket } = await hub.admitted();
    socket.take();
    for (let frame = 0; frame < 21; frame++) send(readings({ count: 250, firstSequence: frame * 250 }));
    expect(hub.counters.samplesDropped).toBe(250);
    expect(hub.store('stored')).toHaveLength(5000);
    expect(socket.take()).toEqual([{ kind: 'stored', streamId: STREAM_ID, throughSequence: 4999 }]);
  });

  it('of a connection that closed meanwhile are stored, and nobody is told', async () => {
    const { send, socket, connection } = await hub.admitted();
    send(readings());
    connection.socketClosed();
    socket.take();
    expect(hub.store('stored')).toHaveLength(1);
    expect(socket.take()).toEqual([]);
  });
});

it("[TM1] answers TIME_REQUEST with the hub's clock and the client's own time", async () => {
  const { send, socket } = await hub.admitted();
  socket.take();
  send({ kind: 'time-request', clientTimeMs: 12.5 });
  expect(socket.take()).toEqual([{ kind: 'time', clientTimeMs: 12.5, serverTimeMs: NOW_MS }]);
});

it('frees the channel when the last connection closed, by whichever side', async () => {
  const [one, other] = [await hub.admitted(), await hub.admitted()];
  one.connection.socketClosed();
  one.connection.socketClosed();
  expect(hub.channels.count).toBe(1);
  other.connection.close(4410);
  expect(other.socket.closeCode).toBe(4410);
  expect(hub.channels.count).toBe(0);
});
