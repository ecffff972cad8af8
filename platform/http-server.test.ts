import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { canConnect, closeHttp, listenHttp, sentenceOf } from './http-server.ts';

const HOST = '127.0.0.1';

async function anOccupiedPort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  onTestFinished(() => closeHttp(server));
  return (server.address() as AddressInfo).port;
}

it('names the setting whose port is taken', async () => {
  const PORT = await anOccupiedPort();
  await expect(listenHttp(createServer(), { PORT, HOST })).rejects.toThrow(`PORT ${PORT} is in use`);
});

it('names the address that this machine does not have', async () => {
  // RFC 5737: an address for documentation, nobody's.
  await expect(listenHttp(createServer(), { PORT: 18_080, HOST: '203.0.113.1' })).rejects.toThrow('HOST 203.0.113.1');
});

it('names the port that the user may not open', () => {
  expect(sentenceOf('EACCES', { PORT: 80, HOST })).toContain('PORT 80 may not be opened');
  expect(sentenceOf('EMFILE', { PORT: 80, HOST })).toBeNull();
});

it('knows whether somebody takes connections', async () => {
  const port = await anOccupiedPort();
  expect(await canConnect({ host: HOST, port, timeoutMs: 1000 })).toBe(true);
  const closed = createServer().listen(0, HOST);
  await once(closed, 'listening');
  const gone = (closed.address() as AddressInfo).port;
  closed.close();
  await once(closed, 'close');
  expect(await canConnect({ host: HOST, port: gone, timeoutMs: 1000 })).toBe(false);
});
