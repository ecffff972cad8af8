import { thisMachine } from './machine.ts';

const LOOK_EVERY_MS = 15_000;

/** Calls back once for each address that this machine gets after its start, as a laptop does in another network. */
export function watchAddresses({
  known,
  onNew,
  lookEveryMs = LOOK_EVERY_MS,
  addressesNow = () => thisMachine().addresses,
}: {
  known: readonly string[];
  onNew: (address: string) => void;
  lookEveryMs?: number;
  addressesNow?: () => readonly string[];
}): { close(): void } {
  const seen = new Set(known);
  const timer = setInterval(() => {
    for (const address of addressesNow()) {
      if (seen.has(address)) continue;
      seen.add(address);
      onNew(address);
    }
  }, lookEveryMs);
  return { close: () => clearInterval(timer) };
}
