import { availableParallelism, networkInterfaces } from 'node:os';

/** What the settings depend on of the machine that they are for. */
export type Machine = {
  /** Addresses at which other machines may reach this one, IPv4 first; without those that need a zone (fe80::…). */
  addresses: readonly string[];
  /** Processes for video and sound: each takes a port, from MEDIA_PORT on. */
  mediaWorkerCount: number;
};

/** The other cores are for PostgreSQL and the rest of Pulseroom. */
const MEDIA_WORKERS_MAX = 2;

/** As it is now: a network that comes up later is not in it. */
export function thisMachine(): Machine {
  const found = Object.values(networkInterfaces())
    .flatMap((interfaces) => interfaces ?? [])
    .filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address));
  const addressesOf = (family: string) => found.filter((each) => each.family === family).map(({ address }) => address);
  return {
    addresses: [...addressesOf('IPv4'), ...addressesOf('IPv6')],
    mediaWorkerCount: Math.min(availableParallelism(), MEDIA_WORKERS_MAX),
  };
}
