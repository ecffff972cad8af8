import { i18n, type Messages } from '@lingui/core';
import type { Locale } from '#core/locales.ts';

const CATALOGS: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('../locales/en.po'),
  ko: () => import('../locales/ko.po'),
};

/** Makes the browser's one `i18n` speak a language. The server makes its own per request: see `entry.server.tsx`. */
export async function activateTexts(locale: Locale): Promise<void> {
  const { messages } = await CATALOGS[locale]();
  i18n.loadAndActivate({ locale, messages });
}
