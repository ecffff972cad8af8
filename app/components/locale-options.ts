import { LOCALE_NAMES, LOCALES } from '#core/locales.ts';

/** Each language in its own words, so that everybody finds their own. */
export const LOCALE_OPTIONS = LOCALES.map((value) => ({ value, text: LOCALE_NAMES[value] }));
