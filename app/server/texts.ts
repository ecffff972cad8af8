import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type I18n, setupI18n } from '@lingui/core';
import { formatter } from '@lingui/format-po';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { DEFAULT_LOCALE, type Locale } from '#core/locales.ts';
import type { Words } from '#core/words.ts';

const folder = path.resolve(import.meta.dirname, '../locales');
const read = new Map<Locale, I18n>();

/** A text in a language, for what leaves without a page around it: mail and the answers of the API. Pages do their own. */
export function wordsIn(locale: Locale, words: Words): string {
  const i18n = read.get(locale) ?? readTexts(locale);
  read.set(locale, i18n);
  return i18n._(words);
}

/** The catalogs as translators write them; what is not translated yet stays English. */
function readTexts(locale: Locale): I18n {
  const filename = path.join(folder, `${locale}.po`);
  const context = { locale, sourceLocale: DEFAULT_LOCALE, filename };
  const catalog = formatter().parse(readFileSync(filename, 'utf8'), context);
  const messages: Record<string, string> = {};
  for (const [id, { translation, message }] of Object.entries(catalog)) {
    const text = translation || message;
    if (text !== undefined) messages[id] = text;
  }
  return setupI18n({ locale, messages: { [locale]: messages } }).setMessagesCompiler(compileMessage);
}
