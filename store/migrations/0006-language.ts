import { type Kysely, sql } from 'kysely';

/** The language of somebody's mail. Null: an account from before, whose mail is in the language of who asked for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "user" add column locale text check (locale ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')`.execute(db);
}
