import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { checkServerIdentity, connect, createServer } from 'node:tls';
import type { KeyPair } from './make-certificate.ts';

/** What a client that trusts `ca` alone says about a server with this certificate under this name: `trusted`, or why not. */
export async function handshake({ pair, ca, host }: { pair: KeyPair; ca: string; host: string }): Promise<string> {
  const server = createServer(pair);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    ca,
    checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
  });
  try {
    await once(client, 'secureConnect');
    return 'trusted';
  } catch (error) {
    return (error as Error).message;
  } finally {
    client.destroy();
    server.close();
  }
}
