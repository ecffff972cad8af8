import { type Kysely, sql } from 'kysely';

/** The demo: visitors may wear a simulated strap, and are given a past to look back on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table participation add column has_simulated_strap boolean not null default false;
alter table participation add column was_added_later boolean not null default false;
`.execute(db);
}
