import { expect, it } from 'vitest';
import { lanLines, qrLines } from './lan-lines.ts';
import { readQr } from './test-read-qr.ts';

const env = {
  PORT: 8080,
  MEDIA_PORT: 44_444,
  MACHINE_ADDRESSES: ['192.168.100.115', '10.0.0.3'],
  MEDIA_LISTEN: ['192.168.100.115', '192.168.178.120', '10.0.0.3', '10.0.0.4'].map((address) => ({
    bound: address,
    announced: address,
  })),
};
const origin = 'https://192.168.100.115:8080';

it.each([origin, 'https://10.0.0.7', 'https://[fd12:3456:789a:1::2]:8080'])(
  'a phone reads %s from the code',
  (address) => {
    expect(readQr(qrLines(address, false))).toBe(address);
  },
);

it('the code is bright on dark whatever the colours of the terminal are', () => {
  for (const line of qrLines(origin, true)) {
    expect(line.startsWith('\u001b[97;40m')).toBe(true);
    expect(line.endsWith('\u001b[0m')).toBe(true);
  }
});

it('fits 80 columns, and names where phones are helped and where media goes', () => {
  const lines = lanLines({ origin, env, isTerminal: false });
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
  expect(lines).toContain(`${origin}/lan`);
  expect(lines).toContain('Video and sound: 192.168.100.115, 192.168.178.120 and 2 more, from port 44444 on');
});

it('says so when there is no network', () => {
  const lines = lanLines({ origin, env: { ...env, MACHINE_ADDRESSES: [] }, isTerminal: false });
  expect(lines.join(' ')).toContain('in no network');
  expect(lines).toHaveLength(2);
});
