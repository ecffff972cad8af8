import { hkdfSync } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { JOIN_TOKEN_LIFETIME_S, type JoinClaims, joinClaimsSchema } from '#core/join-claims.ts';
import type { Clock } from './clock.ts';
import type { Secret } from './secret.ts';

/** Longer tokens are not looked at, characters. Ours have about 700. */
export const JOIN_TOKEN_MAX_LENGTH = 4096;

const ALGORITHM = 'HS256';
const ISSUER = 'pulseroom';
const AUDIENCE = 'pulseroom-join';

export type JoinTokenVerdict = { ok: true; claims: JoinClaims } | { ok: false; code: 'bad-token' | 'token-expired' };

/** Makes and checks the tokens with which a browser connects to the room and to the hub. */
export type JoinTokens = {
  /** A token that is good for `JOIN_TOKEN_LIFETIME_S`. */
  sign(claims: JoinClaims): Promise<string>;
  /** Never throws on a bad token, whatever it is. */
  verify(token: string): Promise<JoinTokenVerdict>;
};

export function createJoinTokens({ secret, clock }: { secret: Secret; clock: Clock }): JoinTokens {
  // A key of its own, so that nothing else signed with the installation's secret can pass for a join token.
  const key = new Uint8Array(hkdfSync('sha256', secret.reveal(), '', AUDIENCE, 32));
  const nowS = () => Math.floor(clock.nowMs() / 1000);

  return {
    sign(claims) {
      const issuedAtS = nowS();
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAtS)
        .setExpirationTime(issuedAtS + JOIN_TOKEN_LIFETIME_S)
        .sign(key);
    },
    async verify(token) {
      if (token.length > JOIN_TOKEN_MAX_LENGTH) return { ok: false, code: 'bad-token' };
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['exp'],
          currentDate: new Date(clock.nowMs()),
        });
        const parsed = joinClaimsSchema.safeParse(payload);
        return parsed.success ? { ok: true, claims: parsed.data } : { ok: false, code: 'bad-token' };
      } catch (error) {
        return { ok: false, code: error instanceof errors.JWTExpired ? 'token-expired' : 'bad-token' };
      }
    },
  };
}
