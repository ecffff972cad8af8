import type { Locale } from '#core/locales.ts';
import { activateTexts } from './texts.ts';

/**
 * Another language on a page that stays. Without the server there may be no texts of it: then all stays as it is. The
 * server keeps the choice for the pages to come, and for mail.
 */
export async function changeLanguage(locale: Locale): Promise<void> {
  try {
    await activateTexts(locale);
    // It answers with the way to the next page, which nobody goes.
    await fetch('/language', { method: 'POST', body: new URLSearchParams({ locale, next: '/' }), redirect: 'manual' });
  } catch {
    // Chosen again when there is a connection, or kept for this page only.
  }
}
