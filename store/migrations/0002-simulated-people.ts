import { type Kysely, sql } from 'kysely';

/** The demo: a studio that is one, people who are made by a program, and the classes those took part in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table "user" add column is_simulated boolean not null default false;
alter table studio add column is_demo boolean not null default false;
alter table participation add column is_simulated boolean not null default false;
`.execute(db);
}
