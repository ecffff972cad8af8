import { expect, it, onTestFinished } from 'vitest';
import { watchAddresses } from './watch-addresses.ts';

it('tells of each new address once', async () => {
  let addresses = ['10.0.0.7'];
  const told: string[] = [];
  const watch = watchAddresses({
    known: addresses,
    onNew: (address) => told.push(address),
    lookEveryMs: 1,
    addressesNow: () => addresses,
  });
  onTestFinished(() => watch.close());
  addresses = ['192.168.1.5'];
  await expect.poll(() => told).toEqual(['192.168.1.5']);
  addresses = ['10.0.0.7', '192.168.1.5', '192.168.1.6'];
  await expect.poll(() => told).toEqual(['192.168.1.5', '192.168.1.6']);
});
