import { createHmac } from 'node:crypto';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { JOIN_TOKEN_LIFETIME_S, type JoinClaims, joinClaimsSchema } from '#core/join-claims.ts';
import { createJoinTokens, JOIN_TOKEN_MAX_LENGTH } from './join-token.ts';
import { Secret } from './secret.ts';

const SECRET = 'the-secret-of-this-installation-32';
const SIX_PM_MS = Date.UTC(2026, 2, 2, 18);

const claims: JoinClaims = joinClaimsSchema.parse({
  sessionId: '01890000-0000-7000-8000-000000000001',
  studioId: '01890000-0000-7000-8000-000000000002',
  participantId: '01890000-0000-7000-8000-000000000003',
  slot: 7,
  role: 'participant',
  displayName: 'Zoë 🚴',
  isSimulated: false,
  hasSimulatedStrap: false,
  zoneLowerBoundsBpm: [111, 129, 148, 166],
  hrMaxBpm: 185,
  audience: 'class',
  consentEpoch: 3,
});

function tokensAt(nowMs: number, secret = SECRET) {
  return createJoinTokens({ secret: new Secret(secret), clock: { nowMs: () => nowMs } });
}

const verifyAt = (token: string, nowMs = SIX_PM_MS) => tokensAt(nowMs).verify(token);
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The three parts of a good token. */
async function partsOf(): Promise<[header: string, payload: string, signature: string]> {
  return (await tokensAt(SIX_PM_MS).sign(claims)).split('.') as [string, string, string];
}

describe('a join token', () => {
  it('gives back the claims, and nothing more', async () => {
    const token = await tokensAt(SIX_PM_MS).sign(claims);

    expect(await verifyAt(token)).toEqual({ ok: true, claims });
    expect(token.length).toBeLessThan(JOIN_TOKEN_MAX_LENGTH / 4);
  });

  it('is good for its lifetime and not a second longer', async () => {
    const token = await tokensAt(SIX_PM_MS).sign(claims);
    const endMs = SIX_PM_MS + JOIN_TOKEN_LIFETIME_S * 1000;

    expect(await verifyAt(token, endMs - 1000)).toMatchObject({ ok: true });
    expect(await verifyAt(token, endMs)).toEqual({ ok: false, code: 'token-expired' });
  });

  it('is signed with HS256', async () => {
    const token = await tokensAt(SIX_PM_MS).sign(claims);

    expect(decodeProtectedHeader(token).alg).toBe('HS256');
  });
});

describe('refused as bad is a token', () => {
  const bad = { ok: false, code: 'bad-token' };

  it('of another installation', async () => {
    const token = await tokensAt(SIX_PM_MS, 'the-secret-of-another-installation').sign(claims);

    expect(await verifyAt(token)).toEqual(bad);
  });

  it('signed with the secret itself instead of the key that is derived from it', async () => {
    const [header, payload] = await partsOf();
    const signature = createHmac('sha256', SECRET).update(`${header}.${payload}`).digest('base64url');

    expect(await verifyAt(`${header}.${payload}.${signature}`)).toEqual(bad);
  });

  it('whose claims were changed', async () => {
    const [header, , signature] = await partsOf();

    expect(await verifyAt(`${header}.${base64url({ ...claims, role: 'instructor' })}.${signature}`)).toEqual(bad);
  });

  it.each(['none', 'None', 'HS512', 'RS256'])('whose header says %s', async (alg) => {
    const [, payload, signature] = await partsOf();
    const header = base64url({ alg, typ: 'JWT' });

    expect(await verifyAt(`${header}.${payload}.`)).toEqual(bad);
    expect(await verifyAt(`${header}.${payload}.${signature}`)).toEqual(bad);
  });

  it('of another audience or issuer', async () => {
    // Signed with the right key, which the derivation below must then be.
    const { hkdfSync } = await import('node:crypto');
    const key = new Uint8Array(hkdfSync('sha256', SECRET, '', 'pulseroom-join', 32));
    const sign = ({ issuer = 'pulseroom', audience = 'pulseroom-join', payload = claims as object } = {}) =>
      new SignJWT({ ...payload })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime(SIX_PM_MS / 1000 + 60)
        .sign(key);

    expect(await verifyAt(await sign())).toMatchObject({ ok: true });
    expect(await verifyAt(await sign({ audience: 'pulseroom-uplink' }))).toEqual(bad);
    expect(await verifyAt(await sign({ issuer: 'somebody' }))).toEqual(bad);
    expect(await verifyAt(await sign({ payload: { ...claims, slot: 65_535 } }))).toEqual(bad);
    expect(await verifyAt(await sign({ payload: {} }))).toEqual(bad);
  });

  it('that never expires', async () => {
    const { hkdfSync } = await import('node:crypto');
    const key = new Uint8Array(hkdfSync('sha256', SECRET, '', 'pulseroom-join', 32));
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('pulseroom')
      .setAudience('pulseroom-join')
      .sign(key);

    expect(await verifyAt(token)).toEqual(bad);
  });

  it('that is too long to be one of ours', async () => {
    const token = await tokensAt(SIX_PM_MS).sign({ ...claims, displayName: 'x'.repeat(JOIN_TOKEN_MAX_LENGTH) });

    expect(await verifyAt(token)).toEqual(bad);
  });

  it.each(['', '.', '..', '...', 'garbage', 'a.b.c', '{"alg":"none"}', '\u0000', 'é'.repeat(100), 'null', '💓.💓.💓'])(
    'that is %j',
    async (garbage) => {
      expect(await verifyAt(garbage)).toEqual(bad);
    },
  );

  it('that was cut anywhere', async () => {
    const token = await tokensAt(SIX_PM_MS).sign(claims);
    for (let length = 0; length < token.length; length++) {
      expect(await verifyAt(token.slice(0, length))).toEqual(bad);
    }
  });
});
