import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '#core/errors.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import type { Log } from '#platform/log.ts';
import type { SignalingSocket } from './signaling-socket.ts';

export type TokenVerifier = {
  verify(token: string): Promise<{ ok: true; claims: JoinClaims } | { ok: false; code: 'bad-token' | 'token-expired' }>;
};

/** socket.io hands `data` of such an error to the client as `connect_error` [SG1]. */
type RefusedConnection = Error & { data: { code: ErrorCode; message: string } };

const MESSAGES = {
  'bad-token': 'This invitation to the class is not valid. Please join again.',
  'token-expired': 'This invitation to the class has expired. Please join again.',
  unavailable: 'The server is stopping. Please come back in a moment.',
  internal: 'Something went wrong on our side. Please try again.',
} satisfies Partial<Record<ErrorCode, string>>;

/**
 * Decides about the HTTP request before socket.io sees it. Browsers name the Origin of every cross-origin request and
 * of every WebSocket; a request without one comes from the same origin or from no browser, so it is let through to
 * the token check.
 */
export function createRequestCheck(options: {
  isAllowedOrigin: (origin: string | undefined) => boolean;
  isStopping: () => boolean;
  log: Log;
}): (request: IncomingMessage, decide: (reason: string | null, isAllowed: boolean) => void) => void {
  return (request, decide) => {
    const { origin } = request.headers;
    if (options.isStopping()) {
      decide('unavailable', false);
    } else if (origin !== undefined && !options.isAllowedOrigin(origin)) {
      options.log.debug('connection from a foreign origin refused');
      decide('foreign-origin', false);
    } else {
      decide(null, true);
    }
  };
}

/** Checks the token of a new connection and keeps who it is for. */
export function createTokenCheck(options: { tokens: TokenVerifier; log: Log }) {
  return async (socket: SignalingSocket, next: (error?: Error) => void): Promise<void> => {
    try {
      const token: unknown = socket.handshake.auth.token;
      const verified =
        typeof token === 'string'
          ? await options.tokens.verify(token)
          : { ok: false as const, code: 'bad-token' as const };
      if (!verified.ok) {
        options.log.debug({ code: verified.code }, 'connection refused');
        next(refusedConnection(verified.code));
        return;
      }
      socket.data.claims = verified.claims;
      next();
    } catch (error) {
      options.log.error({ err: error }, 'token check failed');
      next(refusedConnection('internal'));
    }
  };
}

function refusedConnection(code: keyof typeof MESSAGES): RefusedConnection {
  const message = MESSAGES[code];
  return Object.assign(new Error(message), { data: { code, message } });
}
