const SLUG_MAX = 60;

/**
 * A studio's name as part of an address: lower-case letters, digits and single hyphens, 1 to 60 characters.
 * @param options.number 1 for the plain slug; a higher one is appended
 */
export function slugOf(name: string, { number }: { number: number }): string {
  const suffix = number > 1 ? `-${number}` : '';
  const letters = name
    // Letters apart from their accents, so that é becomes e.
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX - suffix.length)
    .replace(/^-+|-+$/g, '');
  return `${letters || 'studio'}${suffix}`;
}
