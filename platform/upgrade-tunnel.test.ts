import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from './log.ts';
import { attachUpgradeTunnel, type UpgradeTunnelOptions } from './upgrade-tunnel.ts';

const ANSWER = 'HTTP/1.1 101 Switching Protocols\r\n\r\n';

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A target that answers upgrades and then echoes, or, when mute, says nothing. */
async function aTarget({ isMute = false } = {}) {
  const heads: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', (head) => {
      heads.push(String(head));
      if (isMute) return;
      socket.write(ANSWER);
      socket.pipe(socket);
    });
  });
  return { port: await portOf(server), heads, sockets };
}

async function aTunnel(port: number, options: Partial<UpgradeTunnelOptions> = {}) {
  const httpServer = createHttpServer();
  const tunnel = attachUpgradeTunnel({
    httpServer,
    path: '/telemetry',
    target: { host: '127.0.0.1', port },
    log: createLog({ level: 'silent' }),
    ...options,
  });
  onTestFinished(() => tunnel.close());
  return { tunnel, httpServer, port: await portOf(httpServer) };
}

/** A browser that asks for an upgrade and gathers whatever comes. */
function aBrowser(port: number, { path = '/telemetry' } = {}) {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: pulse.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Origin: https://pulse.example\r\nSec-WebSocket-Key: abc\r\nSec-WebSocket-Version: 13\r\nCookie: secret\r\n\r\nearly ',
  );
  return {
    socket,
    received: () => received,
    closed: once(socket, 'close').then(() => received),
    until: async (text: string) => {
      while (!received.includes(text)) await once(socket, 'data');
    },
  };
}

it('passes bytes both ways, the early ones too, and of the headers only what the target needs', async () => {
  const target = await aTarget();
  const { port, tunnel } = await aTunnel(target.port);
  const browser = aBrowser(port, { path: '/telemetry?x=1' });
  await browser.until(ANSWER);
  browser.socket.write('late');
  await browser.until('late');

  expect(target.heads[0]).toContain('GET /telemetry?x=1 HTTP/1.1\r\n');
  expect(target.heads[0]).toContain('origin: https://pulse.example\r\n');
  expect(target.heads[0]).not.toContain('secret');
  expect(target.heads[0] + browser.received()).toContain('early ');
  expect(tunnel.tunnelCount()).toBe(1);
});

it('closes the browser’s end after the last bytes of the target', async () => {
  const target = await aTarget();
  const browser = aBrowser((await aTunnel(target.port)).port);
  await browser.until(ANSWER);
  target.sockets[0]!.end('goodbye');
  expect(await browser.closed).toMatch(/goodbye$/);
});

it('closes the target’s end when the browser goes', async () => {
  const target = await aTarget();
  const { port } = await aTunnel(target.port);
  const browser = aBrowser(port);
  await browser.until(ANSWER);
  const targetClosed = once(target.sockets[0]!, 'close');
  browser.socket.destroy();
  await targetClosed;
});

it('says 502 when nobody listens, or when the target does not answer in time', async () => {
  const nobody = createServer();
  const port = await portOf(nobody);
  nobody.close();
  expect(await aBrowser((await aTunnel(port)).port).closed).toMatch(/^HTTP\/1.1 502 /);

  const mute = await aTarget({ isMute: true });
  const tunnel = await aTunnel(mute.port, { answerTimeoutMs: 20 });
  expect(await aBrowser(tunnel.port).closed).toMatch(/^HTTP\/1.1 502 /);
});

it('refuses more tunnels than it may hold, and has room again when one is gone', async () => {
  const target = await aTarget();
  const { port, tunnel } = await aTunnel(target.port, { tunnelsMax: 1 });
  const first = aBrowser(port);
  await first.until(ANSWER);
  expect(await aBrowser(port).closed).toMatch(/^HTTP\/1.1 503 /);
  first.socket.destroy();
  await vi.waitFor(() => expect(tunnel.tunnelCount()).toBe(0));
  await aBrowser(port).until(ANSWER);
});

it('leaves other paths to others', async () => {
  const target = await aTarget();
  const { port, httpServer } = await aTunnel(target.port);
  httpServer.on('upgrade', (request, socket) => socket.end(request.url === '/telemetry/x' ? 'mine' : 'no'));
  expect(await aBrowser(port, { path: '/telemetry/x' }).closed).toBe('mine');
  expect(target.heads).toEqual([]);
});

it('cuts what is left when it closes', async () => {
  const target = await aTarget();
  const { port, tunnel } = await aTunnel(target.port, { closeGraceMs: 1 });
  const browser = aBrowser(port);
  await browser.until(ANSWER);
  await Promise.all([tunnel.close(), tunnel.close()]);
  await browser.closed;
  await vi.waitFor(() => expect(tunnel.tunnelCount()).toBe(0));
});
