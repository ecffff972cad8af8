import { type Kysely, sql } from 'kysely';

/**
 * The first tables: accounts (better-auth's four), studios, sessions, participations, samples, summaries, outbox.
 * Text ids of accounts are better-auth's; all other ids are UUIDs (v7: sorted by time) made here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table "user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth_session (
  id text primary key,
  "userId" text not null references "user" (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_session_user on auth_session ("userId");
create table account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_user on account ("userId");
create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

create table studio (
  id uuid primary key default uuidv7(),
  name text not null check (char_length(name) between 1 and 80),
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$'),
  time_zone text not null,
  created_at timestamptz not null default now()
);
create table studio_member (
  studio_id uuid not null references studio (id) on delete cascade,
  user_id text not null references "user" (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'instructor', 'member', 'guest')),
  created_at timestamptz not null default now(),
  primary key (studio_id, user_id)
);
create index studio_member_user on studio_member (user_id);

create table athlete_settings (
  id uuid primary key default uuidv7(),
  user_id text not null references "user" (id) on delete cascade,
  effective_at timestamptz not null default now(),
  birth_year int check (birth_year between 1900 and 2100),
  sex text check (sex in ('female', 'male')),
  weight_kg real check (weight_kg between 20 and 300),
  hr_max_bpm int check (hr_max_bpm between 100 and 240),
  hr_rest_bpm int check (hr_rest_bpm between 25 and 120)
);
create index athlete_settings_user on athlete_settings (user_id, effective_at desc);

create table session (
  id uuid primary key default uuidv7(),
  studio_id uuid not null references studio (id) on delete cascade,
  instructor_user_id text not null references "user" (id),
  title text not null check (char_length(title) between 1 and 80),
  description text not null default '',
  starts_at timestamptz not null,
  planned_minutes int not null check (planned_minutes between 5 and 240),
  state text not null default 'scheduled' check (state in ('scheduled', 'live', 'ended')),
  started_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default now()
);
create index session_studio on session (studio_id, starts_at);
create index session_live on session (state) where state = 'live';

create table participation (
  id uuid primary key default uuidv7(),
  session_id uuid not null references session (id) on delete cascade,
  user_id text not null references "user" (id) on delete cascade,
  slot int not null check (slot between 0 and 65534),
  role text not null check (role in ('instructor', 'participant')),
  display_name text not null check (char_length(display_name) between 1 and 60),
  audience text not null check (audience in ('nobody', 'instructor', 'class')),
  consent_epoch int not null default 0,
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  unique (session_id, user_id),
  unique (session_id, slot)
);
create index participation_user on participation (user_id);

create table consent_ledger (
  participation_id uuid not null references participation (id) on delete cascade,
  epoch int not null,
  audience text not null check (audience in ('nobody', 'instructor', 'class')),
  decided_at timestamptz not null default clock_timestamp(),
  primary key (participation_id, epoch)
);

create table chat_message (
  id uuid primary key,
  session_id uuid not null references session (id) on delete cascade,
  participation_id uuid not null references participation (id) on delete cascade,
  text text not null check (char_length(text) between 1 and 500),
  sent_at timestamptz not null
);
create index chat_message_session on chat_message (session_id, sent_at);

create table sample_journal (
  stream_id uuid not null,
  sequence bigint not null,
  session_id uuid not null references session (id) on delete cascade,
  participation_id uuid not null references participation (id) on delete cascade,
  metric smallint not null,
  captured_at_ms double precision not null,
  received_at_ms double precision not null,
  value int not null,
  rr_1024 int[] not null,
  primary key (stream_id, sequence)
);
create index sample_journal_participation on sample_journal (participation_id, captured_at_ms);

create table participant_summary (
  participation_id uuid primary key references participation (id) on delete cascade,
  computed_at timestamptz not null default now(),
  formula_version int not null,
  summary jsonb not null,
  shared_summary jsonb
);

create table outbox_mail (
  id uuid primary key default uuidv7(),
  to_email text not null,
  subject text not null,
  text text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  error text
);

create table setup_link (
  token_sha256 text primary key,
  created_at timestamptz not null default now(),
  used_at timestamptz
);
`.execute(db);
}
