/** Letters as people count them: an accent stays with its letter. */
const letters = new Intl.Segmenter();

/** Ines Duarte → ID, Mara → M. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return picked.map((word) => firstLetter(word ?? '').toUpperCase()).join('') || '?';
}

function firstLetter(word: string): string {
  return [...letters.segment(word)][0]?.segment ?? '';
}
