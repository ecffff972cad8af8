import type { I18n } from '@lingui/core';

/** What the server sent to be worded here. Its values are of no type any more: they came over the wire. */
export type SentWords = { id: string; message?: string; values?: Record<string, unknown> };

/** A text of the server in the language of the page. A plain string is shown as it is. */
export function worded(i18n: I18n, text: SentWords | string): string {
  return typeof text === 'string' ? text : i18n._(text);
}
