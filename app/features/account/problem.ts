/** Why something about an account did not work, as a page words it (`problem-words.ts`). */
export type Problem =
  | 'wrong-login'
  | 'wrong-password'
  | 'too-many'
  | 'link-gone'
  | 'other-account'
  | 'address-taken'
  | 'same-address'
  | 'name-needed'
  | 'studio-unknown'
  | 'not-fresh'
  | 'passkey-unknown'
  | 'passkey-expired'
  | 'passkey-refused'
  | 'passkey-cancelled'
  | 'passkey-exists'
  | 'passkey-blocked'
  | 'last-way-in'
  | 'offline'
  | 'failed';

/** By the codes of better-auth. */
const PROBLEMS: Record<string, Problem> = {
  TOO_MANY_REQUESTS: 'too-many',
  INVALID_EMAIL_OR_PASSWORD: 'wrong-login',
  INVALID_PASSWORD: 'wrong-password',
  INVALID_TOKEN: 'link-gone',
  TOKEN_EXPIRED: 'link-gone',
  USER_NOT_FOUND: 'link-gone',
  INVALID_USER: 'other-account',
  SESSION_NOT_FRESH: 'not-fresh',
  PASSKEY_NOT_FOUND: 'passkey-unknown',
  CHALLENGE_NOT_FOUND: 'passkey-expired',
  AUTHENTICATION_FAILED: 'passkey-refused',
  FAILED_TO_VERIFY_REGISTRATION: 'passkey-refused',
};

export function problemOf(code: string): Problem {
  return PROBLEMS[code] ?? 'failed';
}
