import { randomUUID } from 'node:crypto';
import type { types } from 'mediasoup';
import { AppError } from '#core/errors.ts';
import type { UserId } from '#core/ids.ts';
import type { MediaChecks, MediaCheckTarget, MediaProtocol } from '#core/media-check.ts';
import type { Log } from '#platform/log.ts';
import { acceptedBy, askWorker } from './ask-worker.ts';
import { dtlsParametersSchema } from './media-parameters.ts';
import type { MediaWorker } from './media-worker.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Longer than a browser takes to give up. */
const LIFETIME_MS = 20_000;
/** Checks at once, of all people. Each has two transports per worker and carries no media. */
const OPEN_MAX = 32;
/** Checks of one person within a minute. */
const PER_MINUTE_MAX = 12;
const MINUTE_MS = 60_000;

const PROTOCOLS: readonly MediaProtocol[] = ['udp', 'tcp'];

type Check = {
  checkId: string;
  targets: Map<string, { transport: types.WebRtcTransport; worker: MediaWorker }>;
  /** Closes the router together with the check; at once where that is closed already. */
  adopt(router: types.Router): void;
  close(): void;
};

/** Short-lived transports to connect to, one per port and protocol: which of them a browser reaches, video reaches too. */
export function createMediaChecks({ pool, log }: { pool: WorkerPool; log: Log }): MediaChecks & { closeAll(): void } {
  const byUser = new Map<UserId, Check>();
  /** When each person opened checks, ms of `performance.now()`, within the last minute. */
  const openings = new Map<UserId, number[]>();
  let openCount = 0;
  let isClosed = false;

  function admit(userId: UserId): void {
    if (isClosed) throw new AppError('unavailable', 'The server is stopping.');
    const nowMs = performance.now();
    for (const [each, times] of openings) {
      const recent = times.filter((timeMs) => nowMs - timeMs < MINUTE_MS);
      if (recent.length === 0) openings.delete(each);
      else openings.set(each, recent);
    }
    const own = openings.get(userId) ?? [];
    if (own.length >= PER_MINUTE_MAX || openCount >= OPEN_MAX) {
      throw new AppError('too-many-requests', 'Too many checks in a short time. Wait a minute, then try again.');
    }
    openings.set(userId, [...own, nowMs]);
  }

  async function open(userId: UserId) {
    byUser.get(userId)?.close();
    admit(userId);
    openCount += 1;
    const routers: types.Router[] = [];
    let timer: NodeJS.Timeout | undefined;
    let isOpen = true;
    const check: Check = {
      checkId: randomUUID(),
      targets: new Map(),
      adopt(router) {
        if (isOpen) routers.push(router);
        else router.close();
      },
      close() {
        if (!isOpen) return;
        isOpen = false;
        openCount -= 1;
        clearTimeout(timer);
        if (byUser.get(userId) === check) byUser.delete(userId);
        // Takes the transports along.
        for (const router of routers) router.close();
      },
    };
    // From here on a second check of this person closes this one, also while it is being made.
    byUser.set(userId, check);
    timer = setTimeout(() => check.close(), LIFETIME_MS).unref();
    try {
      const targets = await Promise.all(
        pool.places().flatMap(({ worker }) => (worker ? [openTargets({ worker, check })] : [])),
      );
      if (!isOpen) throw new AppError('conflict', 'Another check was started.');
      if (targets.length === 0) {
        throw new AppError('unavailable', 'Video and sound are restarting. Please try again.');
      }
      return { checkId: check.checkId, targets: targets.flat(), lifetimeMs: LIFETIME_MS };
    } catch (error) {
      if (!isOpen) throw new AppError('conflict', 'Another check was started.', { cause: error });
      check.close();
      throw error;
    }
  }

  async function openTargets({ worker, check }: { worker: MediaWorker; check: Check }): Promise<MediaCheckTarget[]> {
    const router = await askWorker(worker.isClosed, () => worker.createRouter([]));
    check.adopt(router);
    return Promise.all(
      PROTOCOLS.map(async (protocol) => {
        const transport = await askWorker(worker.isClosed, () =>
          router.createWebRtcTransport({
            webRtcServer: worker.webRtcServer,
            enableUdp: protocol === 'udp',
            enableTcp: protocol === 'tcp',
          }),
        );
        transport.on('icestatechange', (state) => log.debug({ protocol, state }, 'media check'));
        const targetId = randomUUID();
        check.targets.set(targetId, { transport, worker });
        return targetOf({ targetId, protocol, transport });
      }),
    );
  }

  async function connect({ userId, checkId, targetId, fingerprint }: Parameters<MediaChecks['connect']>[0]) {
    const check = byUser.get(userId);
    const target = check?.checkId === checkId ? check.targets.get(targetId) : undefined;
    if (target === undefined) throw new AppError('not-found', 'This check is over. Start it again.');
    const dtlsParameters = acceptedBy(dtlsParametersSchema, { role: 'client', fingerprints: [fingerprint] });
    await askWorker(target.worker.isClosed, () => target.transport.connect({ dtlsParameters }));
  }

  return {
    open,
    connect,
    close({ userId, checkId }) {
      const check = byUser.get(userId);
      if (check?.checkId === checkId) check.close();
    },
    closeAll() {
      isClosed = true;
      for (const check of [...byUser.values()]) check.close();
    },
  };
}

function targetOf({
  targetId,
  protocol,
  transport,
}: {
  targetId: string;
  protocol: MediaProtocol;
  transport: types.WebRtcTransport;
}): MediaCheckTarget {
  const { usernameFragment, password } = transport.iceParameters;
  const iceCandidates = transport.iceCandidates.map(({ foundation, priority, address, port }) => ({
    foundation,
    priority,
    address,
    port,
  }));
  const { fingerprints } = transport.dtlsParameters;
  const dtlsFingerprint = fingerprints.find(({ algorithm }) => algorithm === 'sha-256') ?? fingerprints[0];
  const [candidate] = iceCandidates;
  if (candidate === undefined || dtlsFingerprint === undefined) {
    throw new AppError('internal', 'The media worker gave no address to connect to.');
  }
  return {
    targetId,
    protocol,
    port: candidate.port,
    iceParameters: { usernameFragment, password },
    iceCandidates,
    dtlsFingerprint,
  };
}
