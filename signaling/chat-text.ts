/**
 * Chat text as it is stored and shown: plain text of whatever script and direction, without the characters that
 * PostgreSQL cannot store (NUL, lone surrogates), without other control characters but line break and tab, and without
 * the marks that show text in another order than it is written (Unicode bidirectional embeddings, overrides, isolates).
 */
export function cleanChatText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .trim();
}
