import { type Kysely, sql } from 'kysely';

/** A studio's language, what is left of its first run, and the mail server that its owner entered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table studio
  add column locale text not null default 'en' check (locale ~ '^[a-z]{2,3}$'),
  add column setup_email_at timestamptz,
  add column setup_network_at timestamptz,
  add column setup_dismissed_at timestamptz;
-- Studios that are there already have found their way.
update studio set setup_dismissed_at = now();

create table mail_server (
  is_only boolean primary key default true check (is_only),
  host text not null check (char_length(host) between 1 and 253),
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text,
  password_sealed text,
  sender_email text not null,
  updated_at timestamptz not null default now()
);
`.execute(db);
}
