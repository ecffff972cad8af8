import type { Kysely } from 'kysely';
import type { StudioId } from '#core/ids.ts';
import type { Schema } from './schema.ts';

/** Steps after the account and the studio, which can wait. */
const LATER_SETUP_STEPS = ['email', 'network'] as const;
export type LaterSetupStep = (typeof LATER_SETUP_STEPS)[number];

/** How far a studio's owner came in the first run: whoever left half-way is offered the rest. */
export type SetupProgress = {
  /** In order. `isDismissed`: the owner has put the rest away. */
  read(studioId: StudioId): Promise<{ done: LaterSetupStep[]; remaining: LaterSetupStep[]; isDismissed: boolean }>;
  markDone(studioId: StudioId, step: LaterSetupStep): Promise<void>;
  dismiss(studioId: StudioId): Promise<void>;
};

const COLUMN = { email: 'setup_email_at', network: 'setup_network_at' } as const satisfies Record<
  LaterSetupStep,
  string
>;

export function createSetupProgress(db: Kysely<Schema>): SetupProgress {
  return {
    async read(studioId) {
      const row = await db
        .selectFrom('studio')
        .select(['setup_email_at', 'setup_network_at', 'setup_dismissed_at'])
        .where('id', '=', studioId)
        .executeTakeFirstOrThrow();
      const isDone = (step: LaterSetupStep) => row[COLUMN[step]] !== null;
      return {
        done: LATER_SETUP_STEPS.filter(isDone),
        remaining: LATER_SETUP_STEPS.filter((step) => !isDone(step)),
        isDismissed: row.setup_dismissed_at !== null,
      };
    },
    async markDone(studioId, step) {
      await db
        .updateTable('studio')
        .set({ [COLUMN[step]]: new Date() })
        .where('id', '=', studioId)
        .execute();
    },
    async dismiss(studioId) {
      await db.updateTable('studio').set({ setup_dismissed_at: new Date() }).where('id', '=', studioId).execute();
    },
  };
}
