import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserId } from '#core/ids.ts';
import type { MediaChecks } from '#core/media-check.ts';
import { createLog } from '#platform/log.ts';
import { type Sfu, startSfu } from '#sfu/index.ts';

let sfu: Sfu;
let checks: MediaChecks;

beforeAll(async () => {
  sfu = await startSfu({
    workerCount: 2,
    mediaPort: 0,
    listen: [{ bound: '127.0.0.1', announced: '203.0.113.7' }],
    log: createLog({ level: 'fatal' }),
  });
  ({ checks } = sfu);
});
afterAll(() => sfu?.close());

const somebody = () => randomUUID() as UserId;
const aFingerprint = { algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') };

describe('a media check', () => {
  it('has one target per port and protocol, at the announced address', async () => {
    const { targets, lifetimeMs } = await checks.open(somebody());
    expect(targets.map(({ protocol }) => protocol).sort()).toEqual(['tcp', 'tcp', 'udp', 'udp']);
    expect(new Set(targets.map(({ port }) => port)).size).toBeGreaterThanOrEqual(2);
    for (const { iceCandidates, port } of targets) {
      expect(iceCandidates).toEqual([expect.objectContaining({ address: '203.0.113.7', port })]);
    }
    expect(lifetimeMs).toBe(20_000);
  });

  it('belongs to the person who opened it', async () => {
    const userId = somebody();
    const { checkId, targets } = await checks.open(userId);
    const [first, second] = targets;
    const connect = { checkId, targetId: first!.targetId, fingerprint: aFingerprint };
    await expect(checks.connect({ ...connect, userId: somebody() })).rejects.toMatchObject({ code: 'not-found' });
    checks.close({ userId: somebody(), checkId });
    await checks.connect({ ...connect, userId });
    checks.close({ userId, checkId });
    checks.close({ userId, checkId });
    const late = { ...connect, targetId: second!.targetId, userId };
    await expect(checks.connect(late)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends when the same person opens another one', async () => {
    const userId = somebody();
    const before = await checks.open(userId);
    const now = await checks.open(userId);
    const connect = ({ checkId, targets }: typeof now) =>
      checks.connect({ userId, checkId, targetId: targets[0]!.targetId, fingerprint: aFingerprint });
    await expect(connect(before)).rejects.toMatchObject({ code: 'not-found' });
    await connect(now);
  });

  it('opened twice at the same moment, one is given up and nothing is left behind', async () => {
    const userId = somebody();
    const outcomes = await Promise.allSettled([checks.open(userId), checks.open(userId)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(outcomes[0]).toMatchObject({ reason: { code: 'conflict' } });
  });

  it.each([
    null,
    undefined,
    'AB:CD',
    {},
    { algorithm: 'md5', value: aFingerprint.value },
    { algorithm: 'sha-256', value: 'zz' },
    { algorithm: 'sha-256', value: 'AB:'.repeat(100_000) },
    { algorithm: ['sha-256'], value: { length: 32 } },
  ])('refuses the fingerprint %j, and works on', async (fingerprint) => {
    const userId = somebody();
    const { checkId, targets } = await checks.open(userId);
    const { targetId } = targets[0]!;
    await expect(checks.connect({ userId, checkId, targetId, fingerprint })).rejects.toMatchObject({
      code: 'bad-request',
    });
    await checks.connect({ userId, checkId, targetId, fingerprint: aFingerprint });
    checks.close({ userId, checkId });
  });
});

describe('the limits', () => {
  it('one person opens 12 within a minute', async () => {
    const userId = somebody();
    for (let count = 0; count < 12; count++) {
      const { checkId } = await checks.open(userId);
      checks.close({ userId, checkId });
    }
    await expect(checks.open(userId)).rejects.toMatchObject({ code: 'too-many-requests' });
    await checks.open(somebody());
  });

  it('all people together have 32 open at once; a closed one makes room', async () => {
    const open: { userId: UserId; checkId: string }[] = [];
    const openOne = async () => {
      const userId = somebody();
      open.push({ userId, checkId: (await checks.open(userId)).checkId });
    };
    // Others of this file are open still.
    const refused = async () => {
      for (let count = 0; count <= 32; count++) await openOne();
    };
    await expect(refused()).rejects.toMatchObject({ code: 'too-many-requests' });
    checks.close(open[0]!);
    await openOne();
    for (const each of open) checks.close(each);
  });
});

it('rooms are opened beside checks as ever', async () => {
  await checks.open(somebody());
  const room = await sfu.openRoom({ onRestarted: () => {} });
  expect(room.rtpCapabilities.codecs?.length).toBeGreaterThan(0);
  room.close();
});

it('when the server stops, no check is opened any more', async () => {
  await sfu.close();
  await expect(checks.open(somebody())).rejects.toMatchObject({ code: 'unavailable' });
});
