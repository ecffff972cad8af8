import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the range from which Linux gives out ports by itself (32768 and up), so that nobody gets ours in between. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const ATTEMPTS = 50;

/** The first of `count` neighbouring ports on which nobody listens, neither TCP nor UDP. */
export async function findFreePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST - count));
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const areFree = await Promise.all(ports.flatMap((port) => [isTcpFree(port), isUdpFree(port)]));
    if (areFree.every(Boolean)) return first;
  }
  throw new Error(`no ${count} free neighbouring ports found in ${ATTEMPTS} attempts`);
}

async function isTcpFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  const isFree = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  await new Promise((closed) => server.close(closed));
  return isFree;
}

async function isUdpFree(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  socket.bind(port, '127.0.0.1');
  const isFree = await once(socket, 'listening').then(
    () => true,
    () => false,
  );
  socket.close();
  return isFree;
}
