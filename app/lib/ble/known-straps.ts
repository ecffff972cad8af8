/** Straps that were paired on this browser, so that two of one name can be told apart. */
export type KnownStraps = {
  /** Remembers the strap; its name, with a mark where another of the same name is known. */
  labelOf(strap: { id: string; name: string }): string;
};

type Strap = { id: string; name: string };
type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const STORAGE_KEY = 'pulseroom.straps';
const KEPT_MAX = 50;
const MARK_LENGTH = 4;

export function createKnownStraps(storage: Storage | null): KnownStraps {
  let known = read(storage);
  return {
    labelOf({ id, name }) {
      known = [...known.filter((strap) => strap.id !== id), { id, name }].slice(-KEPT_MAX);
      try {
        storage?.setItem(STORAGE_KEY, JSON.stringify(known));
      } catch {
        // Full or forbidden: two of one name look alike until then.
      }
      const isAlone = known.every((strap) => strap.id === id || strap.name !== name);
      return isAlone ? name : `${name} · ${markOf(id)}`;
    },
  };
}

/** The browser's id of a device is long and random: its first letters and digits are enough for a person. */
function markOf(id: string): string {
  return id
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, MARK_LENGTH)
    .toUpperCase();
}

function read(storage: Storage | null): Strap[] {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isStrap) : [];
  } catch {
    return [];
  }
}

function isStrap(value: unknown): value is Strap {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof name === 'string';
}
