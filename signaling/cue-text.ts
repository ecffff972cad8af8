import { cleanChatText } from './chat-text.ts';

/** [SG18] One line, otherwise as chat text. */
export function cleanCueText(text: string): string {
  return cleanChatText(text.replace(/\s+/gu, ' '));
}
