/** Languages that the pages and mails are complete in, the first being the one of the sources. */
export const LOCALES = ['en', 'ko'] as const;

export type Locale = (typeof LOCALES)[number];

/** What a language calls itself. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', ko: '한국어' };

export const DEFAULT_LOCALE: Locale = 'en';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/**
 * The best of our languages for what a browser asks for.
 * @param acceptLanguage the header's text (RFC 9110 §12.5.4), such as `ko-KR,ko;q=0.9,en;q=0.5`
 * @returns `fallback` where none of ours is asked for
 */
export function negotiateLocale(acceptLanguage: string | null, fallback: Locale = DEFAULT_LOCALE): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const weight = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
      const quality = weight === undefined ? 1 : Number(weight.slice(2));
      return { language: tag.split('-')[0], quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return fallback;
}
