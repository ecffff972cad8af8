/**
 * Chat text as it is stored and shown: plain text of whatever script and direction, without the characters that
 * PostgreSQL cannot store (NUL, lone surrogates) and without other control characters but line break and tab.
 */
export function cleanChatText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}
