import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins';
import { NAME_MAX_LENGTH, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '#core/account.ts';
import type { UserId } from '#core/ids.ts';
import { isLocale, type Locale } from '#core/locales.ts';
import type { Env } from '#platform/env.ts';
import type { Log } from '#platform/log.ts';
import type { Secret } from '#platform/secret.ts';
import type { Database, Store } from '#store/index.ts';
import { newAddressMail, passwordResetMail, signInMail } from './account-mails.ts';
import { allowedOrigins, publicOrigin } from './allowed-origins.ts';
import { createLinkReader, type LinkReader } from './auth-links.ts';
import { isMailSent } from './is-mail-sent.ts';
import { localeOf } from './locale.ts';
import type { Mailer } from './mailer.ts';
import { type PasskeySite, passkeySite } from './passkey-site.ts';
import { cleanName } from './person-name.ts';
import { signInLink } from './sign-in-link.ts';

/** Set by our own server from the connection, so that nobody can choose it. */
export const CLIENT_ADDRESS_HEADER = 'x-pulseroom-client-address';

const HOUR_S = 60 * 60;
const RESET_LINK_LIFETIME_S = HOUR_S;
const NEW_ADDRESS_LINK_LIFETIME_S = HOUR_S;
const SIGN_IN_LINK_LIFETIME_S = 10 * 60;
/** Without a visit for so long one signs in anew. */
const LOGIN_LIFETIME_S = 30 * 24 * HOUR_S;
/** How exactly "last seen" is known, and how often the cookie is prolonged at most. */
const SEEN_EVERY_S = 10 * 60;
/** How long after signing in one may change how one signs in. */
const FRESH_LOGIN_S = 30 * 60;
/** Mails with links to one address, so that nobody's letter box is filled by a stranger. */
const LINK_MAILS_PER_HOUR = 6;
const USER_AGENT_MAX_LENGTH = 300;

/** The signed-in person. */
export type Viewer = { userId: UserId; name: string; email: string };

/** The viewer, and the login that says so. */
export type ViewerLogin = {
  viewer: Viewer;
  authSessionId: string;
  /** Signed in so recently that nobody else can have come to the keyboard. */
  isFresh: boolean;
  /** To be passed on to the browser: they prolong the login. */
  cookies: string[];
};

/** Accounts: who somebody is. What one may do is decided by studio roles. */
export type Auth = {
  /** Answers `/api/auth/*`, within the rate limits. */
  handler(request: Request): Promise<Response>;
  /** Whose login cookie this is. */
  viewerOf(headers: Headers): Promise<Viewer | null>;
  loginOf(headers: Headers): Promise<ViewerLogin | null>;
  /** What mailed links say, without using them up. */
  links: LinkReader;
  /** For an account that has none yet. Freshness is for the caller to check. */
  setFirstPassword(headers: Headers, password: string): Promise<void>;
  /** Where passkeys work; `null`: nowhere. */
  passkeySite: PasskeySite | null;
};

/** better-auth on our tables: passkeys, links by mail, and email with password, reset by a mailed link. */
export function createAuth({
  database,
  store,
  env,
  secret,
  mailer,
  defaultLocale,
  log,
}: {
  database: Database;
  store: Pick<Store, 'outbox' | 'passkeys' | 'logins'>;
  env: Env;
  secret: Secret;
  mailer: Mailer;
  /** For whoever asks for no language that we have. */
  defaultLocale: () => Promise<Locale>;
  log: Log;
}): Auth {
  const origin = publicOrigin(env);
  const site = passkeySite({ publicOrigin: origin, allowedOrigins: allowedOrigins(env) });

  async function sendLink(toEmail: string, mail: { subject: string; text: string }): Promise<void> {
    const isEnough = (await store.outbox.countTo(toEmail, new Date(Date.now() - HOUR_S * 1000))) >= LINK_MAILS_PER_HOUR;
    // Said to nobody: the answer would tell whether others write to this address.
    if (isEnough) log.warn('a mail with a link was not sent: too many to one address');
    else await mailer.send({ toEmail, ...mail });
  }

  const auth = betterAuth({
    appName: 'Pulseroom',
    baseURL: origin,
    basePath: '/api/auth',
    secret: secret.reveal(),
    database: database.pool,
    trustedOrigins: allowedOrigins(env),
    session: {
      modelName: 'auth_session',
      expiresIn: LOGIN_LIFETIME_S,
      updateAge: SEEN_EVERY_S,
      freshAge: FRESH_LOGIN_S,
    },
    // Who reads the database finds no link that works.
    verification: { storeIdentifier: 'hashed' },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
      resetPasswordTokenExpiresIn: RESET_LINK_LIFETIME_S,
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: async ({ user }) => {
        // A link that came by mail shows whose address it is; one that an owner handed on from the outbox does not.
        if (user.emailVerified || !(await isMailSent({ mailer }))) return;
        await store.passkeys.removeAll(user.id as UserId);
        await store.logins.proveEmail(user.id as UserId);
      },
      sendResetPassword: async ({ user, token }, request) => {
        const link = `${origin}/reset-password?token=${encodeURIComponent(token)}`;
        await sendLink(user.email, passwordResetMail(link, mailLocaleOf(user, request)));
      },
    },
    user: {
      changeEmail: { enabled: true },
      // Set by our own server only: from the request that makes the account, later by the language switch.
      additionalFields: { locale: { type: 'string', required: false, input: false } },
    },
    emailVerification: {
      expiresIn: NEW_ADDRESS_LINK_LIFETIME_S,
      sendVerificationEmail: async ({ user, token }, request) => {
        const link = `${origin}/account/email?token=${encodeURIComponent(token)}`;
        await sendLink(user.email, newAddressMail(link, mailLocaleOf(user, request)));
      },
    },
    plugins: [
      magicLink({
        expiresIn: SIGN_IN_LINK_LIFETIME_S,
        storeToken: 'hashed',
        rateLimit: { window: 60, max: 40 },
        sendMagicLink: async ({ email, token, metadata }, context) => {
          const link = signInLink({ origin, token, destination: metadata });
          await sendLink(email, signInMail(link, localeOf(context?.headers ?? new Headers())));
        },
      }),
      passkey({
        rpName: 'Pulseroom',
        // Where there is no site no page offers passkeys, and these match nothing.
        rpID: site?.rpId ?? 'invalid',
        origin: site?.origins ?? 'invalid:',
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        authentication: {
          afterVerification: ({ clientData }) => store.passkeys.used(clientData.id, new Date()),
        },
      }),
    ],
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
      session: {
        create: {
          // The address is personal and tells a person little; browser and system are what one recognises.
          before: async (session) => ({
            data: {
              ...session,
              ipAddress: null,
              userAgent: session.userAgent?.slice(0, USER_AGENT_MAX_LENGTH) ?? null,
            },
          }),
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
        '/change-password': { window: 60, max: 10 },
        '/change-email': { window: 60, max: 10 },
        '/passkey/verify-authentication': { window: 60, max: 60 },
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

  async function loginOf(headers: Headers): Promise<ViewerLogin | null> {
    const { response, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true });
    if (response === null) return null;
    const { user, session } = response;
    return {
      viewer: { userId: user.id as UserId, name: user.name, email: user.email },
      authSessionId: session.id,
      isFresh: Date.now() - session.createdAt.getTime() < FRESH_LOGIN_S * 1000,
      cookies: answered.getSetCookie(),
    };
  }

  return {
    handler: (request) => auth.handler(request),
    loginOf,
    viewerOf: async (headers) => (await loginOf(headers))?.viewer ?? null,
    links: createLinkReader(auth.$context),
    async setFirstPassword(headers, password) {
      await auth.api.setPassword({ headers, body: { newPassword: password } });
    },
    passkeySite: site,
  };
}

/** The language that the account has; for one from before there were languages, that of whoever asks. */
function mailLocaleOf(user: object, request: Request | undefined): Locale {
  const locale = 'locale' in user ? user.locale : null;
  return isLocale(locale) ? locale : localeOf(request?.headers ?? new Headers());
}
