import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '#platform/log.ts';
import { type Sfu, type SfuOptions, startSfu } from '#sfu/index.ts';
import { eventually } from '#tests/harness/eventually.ts';
import { findFreePorts } from '#tests/harness/free-ports.ts';
import { cameraRtpParameters, microphoneRtpParameters } from './room-media.ts';

const started: Sfu[] = [];

async function anSfu(options: Partial<SfuOptions> = {}): Promise<Sfu> {
  const sfu = await startSfu({
    workerCount: 1,
    mediaPort: 0,
    listen: [{ bound: '127.0.0.1', announced: '127.0.0.1' }],
    log: createLog({ level: 'silent' }),
    ...options,
  });
  started.push(sfu);
  return sfu;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((sfu) => sfu.close()));
});

describe('media workers', () => {
  it('listen on neighbouring ports, announced for UDP and TCP, and come back on their own after being killed', async () => {
    const mediaPort = await findFreePorts(2);
    const sfu = await anSfu({ mediaPort, workerCount: 2, listen: [{ bound: '127.0.0.1', announced: '192.0.2.1' }] });
    expect(sfu.workers().map(({ port }) => port)).toEqual([mediaPort, mediaPort + 1]);
    const [first] = sfu.workers();
    process.kill(first!.pid, 'SIGKILL');
    await eventually('the worker is replaced', 5_000, () => {
      const [now] = sfu.workers().filter(({ port }) => port === mediaPort);
      return now !== undefined && now.pid !== first!.pid;
    });
    const room = await sfu.openRoom({ onRestarted: () => undefined });
    const media = room.addParticipant({ role: 'participant', onProducerClosed: () => undefined });
    const { iceCandidates } = await media.createTransport('receive');
    const candidates = iceCandidates.map(({ address, port, protocol }) => ({ address, port, protocol }));
    const port = candidates[0]?.port;
    expect([mediaPort, mediaPort + 1]).toContain(port);
    expect(candidates).toEqual([
      { address: '192.0.2.1', port, protocol: 'udp' },
      { address: '192.0.2.1', port, protocol: 'tcp' },
    ]);
  });

  it('free their ports when closed', async () => {
    const mediaPort = await findFreePorts(1);
    for (let times = 0; times < 3; times += 1) {
      const sfu = await anSfu({ mediaPort });
      await sfu.close();
    }
  });

  it('say which setting to change when a port is taken', async () => {
    const mediaPort = await findFreePorts(2);
    const occupant = createSocket('udp4');
    occupant.bind(mediaPort + 1, '127.0.0.1');
    await once(occupant, 'listening');
    await expect(anSfu({ mediaPort, workerCount: 2 })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(new RegExp(`Port ${mediaPort + 1} .*MEDIA_PORT`)),
    });
    occupant.close();
    // The one that had started was stopped again.
    await anSfu({ mediaPort, workerCount: 2 });
  });

  it('say which program is missing', async () => {
    await expect(anSfu({ workerBin: '/nowhere/mediasoup-worker' })).rejects.toThrow('/nowhere/mediasoup-worker');
  });

  it('are given rooms evenly', async () => {
    const sfu = await anSfu({ workerCount: 2 });
    for (let times = 0; times < 4; times += 1) await sfu.openRoom({ onRestarted: () => undefined });
    expect(sfu.workers().map(({ roomCount }) => roomCount)).toEqual([2, 2]);
  });

  it('survive whatever a browser says about its tracks', async () => {
    const sfu = await anSfu();
    const room = await sfu.openRoom({ onRestarted: () => undefined });
    const hostile = room.addParticipant({ role: 'participant', onProducerClosed: () => undefined });
    const { transportId } = await hostile.createTransport('send');
    await fc.assert(
      fc.asyncProperty(mutatedCamera, async (rtpParameters) => {
        try {
          const { producerId } = await hostile.publish({
            transportId,
            source: 'camera',
            kind: 'video',
            rtpParameters,
            isPaused: false,
          });
          await hostile.closeProducer(producerId);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-request' });
        }
      }),
      { numRuns: 1_000 },
    );
    const other = room.addParticipant({ role: 'participant', onProducerClosed: () => undefined });
    const send = await other.createTransport('send');
    const wanted = { source: 'microphone', kind: 'audio', rtpParameters: microphoneRtpParameters() } as const;
    await other.publish({ ...wanted, transportId: send.transportId, isPaused: false });
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A good camera with one value somewhere in it replaced by anything. */
const mutatedCamera = fc
  .record({ place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), value: anything() })
  .map(({ place, value }) => {
    const camera = JSON.parse(JSON.stringify(cameraRtpParameters())) as { [key: string]: Json };
    const places = placesIn(camera);
    const chosen = places[Math.floor(place * places.length)];
    if (chosen) Reflect.set(chosen.holder, chosen.key, value);
    return camera;
  });

function anything() {
  const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53));
  return fc.oneof(numbers, fc.string(), fc.string({ unit: 'binary' }), fc.jsonValue(), fc.constant(undefined));
}

function placesIn(value: Json): { holder: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)]);
}
