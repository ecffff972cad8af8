/** Controls, and marks that turn the direction of the text around a name. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF]/gu;

/** A name as it is shown: one line, no invisible tricks, no runs of spaces. */
export function cleanName(name: string): string {
  return name.normalize('NFC').replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
}
