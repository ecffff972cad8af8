import { type Kysely, sql } from 'kysely';

/**
 * Passkeys, in the shape of better-auth's passkey plugin (its columns keep their names) with `last_used_at` of our own.
 * Addresses of signed-in devices are no longer kept, so those that were are forgotten.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table passkey (
  id text primary key,
  name text,
  "publicKey" text not null,
  "userId" text not null references "user" (id) on delete cascade,
  "credentialID" text not null unique,
  counter bigint not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz not null default now(),
  aaguid text,
  last_used_at timestamptz
);
create index passkey_user on passkey ("userId");
update auth_session set "ipAddress" = null;
`.execute(db);
}
