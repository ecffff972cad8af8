/** Numbers in [0, 1) that are the same for the same seed. mulberry32 (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same person has another seed in each class; `place` names the class. FNV-1a, 32 bits. */
export function seedIn(place: string, seed: number): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of `${place} ${seed}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01_00_01_93);
  return hash >>> 0;
}

/** A number of the normal distribution with mean 0 and standard deviation 1 (Box and Muller 1958). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
