import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Tls } from './open-tls.ts';

/** First octet of a TLS connection, RFC 8446, section 5.1: a record of type handshake. */
const TLS_HANDSHAKE = 0x16;
/** How long a connection may stay silent before its first octet, and how long one without TLS may last at all, ms. */
const SPEAKS_WITHIN_MS = 10_000;
const PLAIN_LASTS_MS = 10_000;
const HANDSHAKE_WITHIN_MS = 20_000;
const PLAIN_HOST = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d+)?$/i;

/**
 * The server of the port of the pages, not listening yet. With TLS it serves a renewed certificate as soon as there is
 * one, and who speaks http to it is sent to https: people type addresses without it.
 */
export function createPageServer({ tls, publicOrigin }: { tls: Tls | null; publicOrigin: string }): Server {
  if (tls === null) return createHttpServer();
  const server = createHttpsServer({ ...tls.pair(), handshakeTimeout: HANDSHAKE_WITHIN_MS });
  tls.onRenewed(() => server.setSecureContext(tls.pair()));
  answerPlainHttp(server, sendToHttps(publicOrigin));
  return server;
}

/** Puts a look at the first octet before the server's own listener, which would end such a connection without a word. */
function answerPlainHttp(server: HttpsServer, answer: RequestListener): void {
  const speakTls = server.listeners('connection');
  const plain = createHttpServer({ keepAlive: false }, answer);
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const giveUp = () => socket.destroy();
    const timer = setTimeout(giveUp, SPEAKS_WITHIN_MS);
    socket.once('close', () => clearTimeout(timer)).on('error', giveUp);
    socket.once('data', (octets: Buffer) => {
      clearTimeout(timer);
      socket.off('error', giveUp).pause().unshift(octets);
      if (octets[0] === TLS_HANDSHAKE) {
        for (const listener of speakTls) listener.call(server, socket);
        return;
      }
      const lastTimer = setTimeout(giveUp, PLAIN_LASTS_MS);
      socket.once('close', () => clearTimeout(lastTimer));
      plain.emit('connection', socket);
      socket.resume();
    });
  });
}

/** For now only: without `--lan` the same port speaks http again. */
function sendToHttps(publicOrigin: string): RequestListener {
  return (request, response) => {
    const host = request.headers.host ?? '';
    const origin = PLAIN_HOST.test(host) ? `https://${host}` : publicOrigin;
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    response.writeHead(isReading ? 307 : 403, {
      ...(isReading && { location: `${origin}${request.url?.startsWith('/') ? request.url : '/'}` }),
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    });
    response.end(`Pulseroom speaks https here: ${origin}\n`);
  };
}
