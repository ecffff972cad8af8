import { cookieOf } from './cookie-of.ts';

/** Whether a browser is to be offered a passkey: once, after somebody signed in there with a password. */
const COOKIE = 'pulseroom-passkey-offer';
const YEAR_S = 365 * 24 * 60 * 60;

/** `null`: it was offered here before. */
export function offerPasskeyCookie(headers: Headers): string | null {
  return cookieOf(headers, COOKIE) === undefined ? cookie('open') : null;
}

export function passkeyOfferAnsweredCookie(): string {
  return cookie('answered');
}

export function isPasskeyOfferOpen(headers: Headers): boolean {
  return cookieOf(headers, COOKIE) === 'open';
}

function cookie(state: 'open' | 'answered'): string {
  return `${COOKIE}=${state}; Path=/; Max-Age=${YEAR_S}; HttpOnly; SameSite=Lax`;
}
