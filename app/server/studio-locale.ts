import { DEFAULT_LOCALE, type Locale } from '#core/locales.ts';
import type { Services } from './services.ts';

/** The language of the studio, for whoever asks for none that we have. Pages of an outage need one too: never rejects. */
export async function studioLocale({ store }: Pick<Services, 'store'>): Promise<Locale> {
  try {
    return (await store.studios.founding())?.locale ?? DEFAULT_LOCALE;
  } catch {
    return DEFAULT_LOCALE; // whoever asked for the page is told of the outage by the page itself
  }
}
