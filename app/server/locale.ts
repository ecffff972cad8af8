import type { Request as ExpressRequest } from 'express';
import { isLocale, type Locale, negotiateLocale } from '#core/locales.ts';
import { cookieOf } from './cookie-of.ts';

/** What a person chose on this browser. */
const LOCALE_COOKIE = 'pulseroom-locale';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

export type RequestHeaders = Pick<Headers, 'get'>;

/** The language of an answer: chosen by hand, else what the browser asks for. */
export function localeOf(headers: RequestHeaders, fallback?: Locale): Locale {
  const chosen = cookieOf(headers, LOCALE_COOKIE);
  return isLocale(chosen) ? chosen : negotiateLocale(headers.get('accept-language'), fallback);
}

/** Keeps a choice on the browser, as the value of a `Set-Cookie` header. */
export function localeCookie(locale: Locale, { isSecure }: { isSecure: boolean }): string {
  const cookie = `${LOCALE_COOKIE}=${locale}; Max-Age=${YEAR_SECONDS}; Path=/; HttpOnly; SameSite=Lax`;
  return isSecure ? `${cookie}; Secure` : cookie;
}

/** A request of Express with the headers of the web's. */
export function headersOf(req: Pick<ExpressRequest, 'get'>): RequestHeaders {
  return { get: (name) => req.get(name) ?? null };
}
