import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { NAME_MAX_LENGTH, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '#core/account.ts';
import type { UserId } from '#core/ids.ts';
import { isLocale, type Locale } from '#core/locales.ts';
import type { Env } from '#platform/env.ts';
import type { Log } from '#platform/log.ts';
import type { Secret } from '#platform/secret.ts';
import type { Database } from '#store/index.ts';
import { passwordResetMail } from './account-mails.ts';
import { allowedOrigins, publicOrigin } from './allowed-origins.ts';
import { localeOf } from './locale.ts';
import type { Mailer } from './mailer.ts';
import { cleanName } from './person-name.ts';

/** Set by our own server from the connection, so that nobody can choose it. */
export const CLIENT_ADDRESS_HEADER = 'x-pulseroom-client-address';

const RESET_LINK_LIFETIME_S = 60 * 60;
const LOGIN_LIFETIME_S = 30 * 24 * 60 * 60;

/** The signed-in person. */
export type Viewer = { userId: UserId; name: string; email: string };

/** Accounts: who somebody is. What one may do is decided by studio roles. */
export type Auth = {
  /** Answers `/api/auth/*`, within the rate limits. */
  handler(request: Request): Promise<Response>;
  /** Whose login cookie this is. */
  viewerOf(headers: Headers): Promise<Viewer | null>;
};

/** better-auth on our tables: e-mail and password, reset by a mailed link. */
export function createAuth({
  database,
  env,
  secret,
  mailer,
  defaultLocale,
  log,
}: {
  database: Database;
  env: Env;
  secret: Secret;
  mailer: Mailer;
  /** For whoever asks for no language that we have. */
  defaultLocale: () => Promise<Locale>;
  log: Log;
}): Auth {
  const origin = publicOrigin(env);
  const auth = betterAuth({
    appName: 'Pulseroom',
    baseURL: origin,
    basePath: '/api/auth',
    secret: secret.reveal(),
    database: database.pool,
    trustedOrigins: allowedOrigins(env),
    session: { modelName: 'auth_session', expiresIn: LOGIN_LIFETIME_S },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
      resetPasswordTokenExpiresIn: RESET_LINK_LIFETIME_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }, request) => {
        const link = `${origin}/reset-password?token=${encodeURIComponent(token)}`;
        await mailer.send({ toEmail: user.email, ...passwordResetMail(link, mailLocaleOf(user, request)) });
      },
    },
    // Set by our own server only: from the request that makes the account, later by the language switch.
    user: { additionalFields: { locale: { type: 'string', required: false, input: false } } },
    databaseHooks: {
      user: {
        create: {
          before: async (user, context) => {
            const name = cleanName(user.name);
            if (name.length === 0 || name.length > NAME_MAX_LENGTH) {
              throw new APIError('BAD_REQUEST', { message: `A name has 1 to ${NAME_MAX_LENGTH} characters.` });
            }
            const locale = localeOf(context?.headers ?? new Headers(), await defaultLocale());
            return { data: { ...user, name, image: null, locale } };
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      // Per address and path. A whole class may sit behind one address.
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/email': { window: 60, max: 40 },
        '/sign-up/email': { window: 60, max: 40 },
        '/request-password-reset': { window: 60, max: 10 },
        '/reset-password': { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: 'pulseroom',
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    logger: {
      // Its texts may name e-mail addresses, so only that something happened is passed on.
      log: (level) => {
        if (level === 'error') log.error('better-auth reported an error');
        else if (level === 'warn') log.debug('better-auth reported a warning');
      },
    },
    onAPIError: {
      onError: (error) => {
        if (!(error instanceof APIError)) log.error({ err: error }, 'sign-in failed');
      },
    },
  });

  return {
    handler: (request) => auth.handler(request),
    async viewerOf(headers) {
      const login = await auth.api.getSession({ headers });
      return login === null
        ? null
        : { userId: login.user.id as UserId, name: login.user.name, email: login.user.email };
    },
  };
}

/** The language that the account has; for one from before there were languages, that of whoever asks. */
function mailLocaleOf(user: object, request: Request | undefined): Locale {
  const locale = 'locale' in user ? user.locale : null;
  return isLocale(locale) ? locale : localeOf(request?.headers ?? new Headers());
}
