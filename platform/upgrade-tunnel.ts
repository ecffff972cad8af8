import type { IncomingMessage, Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Log } from './log.ts';

export type UpgradeTunnelOptions = {
  httpServer: Server;
  /** Upgrades of exactly this path are passed on; all others are left to whoever else listens. */
  path: string;
  /** The WebSocket server behind it. It checks Origin and token itself, as on its own port. */
  target: { host: string; port: number };
  log: Log;
  /** Tunnels at one time; more are refused. Default 5000. */
  tunnelsMax?: number;
  /** How long the target may take for its first byte, ms. Default 5000. */
  answerTimeoutMs?: number;
  /** How long `close` waits for what is under way, ms. Default 1000. */
  closeGraceMs?: number;
};

export type UpgradeTunnel = {
  tunnelCount(): number;
  /** Takes no more; waits a moment for tunnels whose target is closing, then cuts what is left. Idempotent. */
  close(): Promise<void>;
};

/** What makes a request a WebSocket, and whose it is; the rest (cookies, what a proxy adds) is not the target's business. */
const PASSED_HEADERS = [
  'host',
  'upgrade',
  'connection',
  'origin',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
];
/** How long the last bytes of a closed target may take to reach a browser, ms. */
const LAST_BYTES_MS = 5000;

/**
 * Makes a WebSocket server on another port reachable on the port of the pages: behind a proxy with TLS there is one
 * address. Bytes are passed on as they are; a slow reader on one side slows the other down. A connection that has fallen
 * silent is noticed by the target's own pings.
 */
export function attachUpgradeTunnel(options: UpgradeTunnelOptions): UpgradeTunnel {
  const { httpServer, target, log, tunnelsMax = 5000, answerTimeoutMs = 5000, closeGraceMs = 1000 } = options;
  /** The browsers' ends. */
  const open = new Set<Duplex>();
  const lastOneClosed = Promise.withResolvers<void>();
  let isClosing = false;

  function handleUpgrade(request: IncomingMessage, browser: Duplex, head: Buffer): void {
    if (request.url?.split('?', 1)[0] !== options.path) return;
    browser.on('error', () => browser.destroy());
    if (open.size >= tunnelsMax) {
      log.warn({ tunnels: open.size }, 'too many tunnels, connection refused');
      refuse(browser, '503 Service Unavailable');
      return;
    }
    open.add(browser);
    const upstream = connect(target);
    browser.once('close', () => {
      open.delete(browser);
      if (isClosing && open.size === 0) lastOneClosed.resolve();
      upstream.destroy();
    });
    join({ request, browser: browser as Socket, head, upstream });
  }

  function join(ends: { request: IncomingMessage; browser: Socket; head: Buffer; upstream: Socket }): void {
    const { request, browser, head, upstream } = ends;
    let isAnswered = false;
    const timer = setTimeout(() => upstream.destroy(), answerTimeoutMs);
    for (const socket of [browser, upstream]) socket.setNoDelay(true).setTimeout(0);

    upstream.once('connect', () => {
      upstream.write(requestHead(request));
      upstream.write(head);
      browser.pipe(upstream);
    });
    upstream.once('data', () => {
      isAnswered = true;
      clearTimeout(timer);
    });
    upstream.pipe(browser, { end: false });
    upstream.on('error', (error) => log.debug({ err: error }, 'the target of a tunnel failed'));
    upstream.once('close', () => {
      clearTimeout(timer);
      if (browser.destroyed) return;
      if (isAnswered) finish(browser);
      else refuse(browser, '502 Bad Gateway');
    });
  }

  httpServer.on('upgrade', handleUpgrade);
  return {
    tunnelCount: () => open.size,
    async close() {
      isClosing = true;
      httpServer.off('upgrade', handleUpgrade);
      const timer = setTimeout(lastOneClosed.resolve, open.size > 0 ? closeGraceMs : 0);
      await lastOneClosed.promise;
      clearTimeout(timer);
      for (const browser of open) browser.destroy();
    },
  };
}

/** Node's parser has checked every value: none holds a line break. */
function requestHead({ url, headers }: IncomingMessage): string {
  const lines = PASSED_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [`${name}: ${headers[name]}`]));
  return `GET ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

function refuse(browser: Duplex, status: string): void {
  browser.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => browser.destroy());
}

/** Ends a browser's connection after what was written. Read on until it ends too: unread bytes would reset it. */
function finish(browser: Socket): void {
  const timer = setTimeout(() => browser.destroy(), LAST_BYTES_MS);
  browser.once('close', () => clearTimeout(timer));
  browser.unpipe();
  browser.resume();
  browser.end();
}
