import type { ColumnType, Generated } from 'kysely';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import type { SharedSummary } from '#core/analytics/shared-summary.ts';
import type { Sex } from '#core/athlete.ts';
import type { Audience, SessionRole } from '#core/consent.ts';
import type { ParticipantId, SessionId, StreamId, StudioId, UserId } from '#core/ids.ts';
import type { MailSecurity } from '#core/mail-security.ts';
import type { SessionState } from '#core/protocol/signaling.ts';

/** `timestamptz`, read as Date. */
type Timestamp = ColumnType<Date, Date | string, Date | string>;
type GeneratedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;

/** What somebody is in a studio, from most to least. */
export type StudioRole = 'owner' | 'admin' | 'instructor' | 'member' | 'guest';

/** Tables in the shape that Kysely reads and writes. Migrations in `migrations/` make exactly these. */
export interface Schema {
  /** Accounts. The five tables of better-auth: `user`, `auth_session`, `account`, `verification`, `passkey`. */
  user: {
    id: UserId;
    name: string;
    email: string;
    emailVerified: Generated<boolean>;
    image: string | null;
    /** Language of mail to this person; null: not known. See `core/locales.ts`. */
    locale: Generated<string | null>;
    /** Made by a program, not a person. */
    is_simulated: Generated<boolean>;
    createdAt: GeneratedTimestamp;
    updatedAt: GeneratedTimestamp;
  };
  /** A signed-in browser. The address it came from is not kept. */
  auth_session: {
    id: string;
    userId: UserId;
    /** In the login cookie, signed with SECRET: alone it signs nobody in. */
    token: string;
    expiresAt: Timestamp;
    userAgent: string | null;
    createdAt: GeneratedTimestamp;
    /** When it was last seen, to ten minutes. */
    updatedAt: GeneratedTimestamp;
  };
  /** Ways to sign in that have a secret here: `credential` has the hash of a password. */
  account: {
    id: string;
    userId: UserId;
    providerId: string;
    password: string | null;
  };
  passkey: {
    id: string;
    /** Chosen by its owner. */
    name: string | null;
    userId: UserId;
    /** The authenticator's own, base64url. */
    credentialID: string;
    createdAt: GeneratedTimestamp;
    last_used_at: Timestamp | null;
  };
  studio: {
    id: Generated<StudioId>;
    name: string;
    /** Part of the address; lower-case letters, digits, hyphens. Unique. */
    slug: string;
    /** IANA zone, e.g. Europe/Lisbon. */
    time_zone: string;
    /** Language for whoever asks for none that we have, such as `en`. */
    locale: Generated<string>;
    /** When the owner was through with a step of the first run; null: it is still offered. */
    setup_email_at: Timestamp | null;
    setup_network_at: Timestamp | null;
    /** When the owner put the remaining steps away. */
    setup_dismissed_at: Timestamp | null;
    /** Made by `npm run demo`; everything in its database goes when the demo goes. */
    is_demo: Generated<boolean>;
    created_at: GeneratedTimestamp;
  };
  studio_member: {
    studio_id: StudioId;
    user_id: UserId;
    role: StudioRole;
    created_at: GeneratedTimestamp;
  };
  /** Dated: a row holds from `effective_at` until the next row of the same user. */
  athlete_settings: {
    id: Generated<string>;
    user_id: UserId;
    effective_at: GeneratedTimestamp;
    birth_year: number | null;
    sex: Sex | null;
    weight_kg: number | null;
    hr_max_bpm: number | null;
    hr_rest_bpm: number | null;
  };
  session: {
    id: Generated<SessionId>;
    studio_id: StudioId;
    instructor_user_id: UserId;
    title: string;
    description: Generated<string>;
    starts_at: Timestamp;
    /** Planned length in minutes, 5…240. */
    planned_minutes: number;
    state: Generated<SessionState>;
    /** When the instructor opened the room. */
    started_at: Timestamp | null;
    ended_at: Timestamp | null;
    created_at: GeneratedTimestamp;
  };
  participation: {
    id: Generated<ParticipantId>;
    session_id: SessionId;
    user_id: UserId;
    slot: number;
    role: SessionRole;
    /** What the class sees as name. */
    display_name: string;
    audience: Audience;
    consent_epoch: Generated<number>;
    /** Set when the person was removed; tokens of a removed participant are refused. */
    removed_at: Timestamp | null;
    /** Who took part is made by a program. */
    is_simulated: Generated<boolean>;
    /** Heart rates of this person in this session, or some of them, are made by a program. */
    has_simulated_strap: Generated<boolean>;
    /** Put into a class that was over, so that a visitor of the demo has something to look back on. */
    was_added_later: Generated<boolean>;
    created_at: GeneratedTimestamp;
  };
  /** Every decision about sharing, in order; append only. */
  consent_ledger: {
    participation_id: ParticipantId;
    epoch: number;
    audience: Audience;
    decided_at: GeneratedTimestamp;
  };
  chat_message: {
    id: string;
    session_id: SessionId;
    participation_id: ParticipantId;
    text: string;
    sent_at: Timestamp;
  };
  /** Live samples, one row per reading; (stream_id, sequence) is the identity that makes a resend harmless. */
  sample_journal: {
    stream_id: StreamId;
    sequence: number;
    session_id: SessionId;
    participation_id: ParticipantId;
    /** 1 heart rate, see SPEC.md. */
    metric: number;
    /** Unix ms on the session clock, sender's. */
    captured_at_ms: number;
    /** Unix ms, hub's. */
    received_at_ms: number;
    /** bpm for heart rate. */
    value: number;
    /** RR intervals in 1/1024 s as the strap sent them, oldest first. */
    rr_1024: number[];
  };
  participant_summary: {
    participation_id: ParticipantId;
    computed_at: GeneratedTimestamp;
    /** Version of the formulas that made `summary`. */
    formula_version: number;
    /** `ParticipantSummary` of core/analytics, as JSON. */
    summary: ColumnType<ParticipantSummary, string, string>;
    /** `SharedSummary`, as JSON: what the instructor may read. Null: nothing was shared with the instructor. */
    shared_summary: ColumnType<SharedSummary | null, string | null, string | null>;
  };
  /** Mail to be sent; shown to the owner while no SMTP server is set. */
  outbox_mail: {
    id: Generated<string>;
    to_email: string;
    subject: string;
    /** Null once it is sent or too old: it holds a link that signs in. */
    text: string | null;
    created_at: GeneratedTimestamp;
    sent_at: Timestamp | null;
    /** Why the last try failed. */
    error: string | null;
  };
  /** The mail server that was entered on a page; at most one row. `SMTP_URL` goes before it. */
  mail_server: {
    is_only: Generated<boolean>;
    host: string;
    port: number;
    security: MailSecurity;
    username: string | null;
    /** Sealed with a key made from the installation's secret. */
    password_sealed: string | null;
    sender_email: string;
    updated_at: GeneratedTimestamp;
  };
  /** One-time link of the first run; only the SHA-256 of its token is kept. */
  setup_link: {
    token_sha256: string;
    created_at: GeneratedTimestamp;
    used_at: Timestamp | null;
  };
}
