import { isLocale, type Locale, negotiateLocale } from '#core/locales.ts';

/** What a person chose on this browser. */
export const LOCALE_COOKIE = 'pulseroom-locale';

/** The language of an answer: chosen by hand, else what the browser asks for. */
export function localeOf(headers: Headers, fallback?: Locale): Locale {
  const chosen = cookieOf(headers, LOCALE_COOKIE);
  return isLocale(chosen) ? chosen : negotiateLocale(headers.get('accept-language'), fallback);
}

function cookieOf(headers: Headers, name: string): string | undefined {
  return (headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
