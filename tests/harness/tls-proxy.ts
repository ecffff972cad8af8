import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createSelfSignedCertificate } from './self-signed-certificate.ts';

export type TlsProxy = {
  /** https://localhost:PORT */
  url: string;
  close(): void;
};

/**
 * A proxy that speaks https with browsers and http with a server on this machine, with WebSockets, as one would be put in
 * front of Pulseroom. Whoever reaches it has asked for `publicHost`. This process trusts its certificate.
 */
export async function startTlsProxy(options: { publicHost: string; port: number }): Promise<TlsProxy> {
  const certificate = createSelfSignedCertificate(['localhost', options.publicHost]);
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
  const target = { host: '127.0.0.1', port: options.port };
  const headersOf = ({ headers, socket }: IncomingMessage) => ({
    ...headers,
    host: options.publicHost,
    'x-forwarded-for': socket.remoteAddress ?? '',
    'x-forwarded-proto': 'https',
  });

  const server = createServer(certificate, (asked, answer) => {
    const passed = request({ ...target, method: asked.method, path: asked.url, headers: headersOf(asked) });
    passed.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  const open = new Set<Duplex>();
  server.on('upgrade', (asked, browser: Duplex, head: Buffer) => {
    const upstream = connect(target);
    const lines = Object.entries(headersOf(asked)).map(([name, value]) => `${name}: ${value}\r\n`);
    upstream.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join('')}\r\n`);
    upstream.write(head);
    for (const [end, other] of [
      [browser, upstream],
      [upstream, browser],
    ] as const) {
      open.add(end);
      end.pipe(other);
      end.on('error', () => other.destroy());
      end.on('close', () => open.delete(end));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
      for (const socket of open) socket.destroy();
    },
  };
}
