import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { availableParallelism, networkInterfaces } from 'node:os';
import { isPrivateAddress } from './tls/host-names.ts';

/** What the settings depend on of the machine that they are for. */
export type Machine = {
  /**
   * Addresses at which other machines may reach this one, without those that need a zone (fe80::…): IPv4 first, of these
   * the ones of real networks first, of these the private ones.
   */
  addresses: readonly string[];
  /** Processes for video and sound: each takes a port, from MEDIA_PORT on. */
  mediaWorkerCount: number;
};

/** The other cores are for PostgreSQL and the rest of Pulseroom. */
const MEDIA_WORKERS_MAX = 2;
/** Networks of containers, virtual machines and tunnels: no phone is in one. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|flannel|utun|tun|tap|wg|zt|awdl|llw)/;
/** RFC 5737, an address for documentation. Nothing is sent there. */
const SOMEWHERE_ELSE = '203.0.113.1';

/** As it is now: a network that comes up later is not in it. */
export function thisMachine(): Machine {
  const found = Object.entries(networkInterfaces())
    .flatMap(([name, entries]) => (entries ?? []).map((entry) => ({ name, ...entry })))
    .filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address));
  const rankOf = ({ name, family, address }: (typeof found)[number]) =>
    (family === 'IPv4' ? 0 : 4) + (VIRTUAL.test(name) ? 2 : 0) + (isPrivateAddress(address) ? 0 : 1);
  return {
    addresses: found.toSorted((a, b) => rankOf(a) - rankOf(b)).map(({ address }) => address),
    mediaWorkerCount: Math.min(availableParallelism(), MEDIA_WORKERS_MAX),
  };
}

/** The same, with the address first that this machine uses towards the rest of the world: its phones are there too. */
export async function withDefaultRoute(machine: Machine): Promise<Machine> {
  const first = await addressTowards(SOMEWHERE_ELSE);
  if (first === null || !machine.addresses.includes(first)) return machine;
  return { ...machine, addresses: [first, ...machine.addresses.filter((address) => address !== first)] };
}

/** Asks the system's routing table on any system: a datagram socket that is connected has chosen its own end. */
async function addressTowards(destination: string): Promise<string | null> {
  const socket = createSocket('udp4');
  try {
    socket.connect(9, destination);
    await once(socket, 'connect');
    return socket.address().address;
  } catch {
    // No route: no network, or one of IPv6 alone.
    return null;
  } finally {
    socket.close();
  }
}
