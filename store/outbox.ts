import { type Kysely, sql } from 'kysely';
import { addJob } from './jobs.ts';
import type { Schema } from './schema.ts';

export type StoredMail = {
  /** UUID. */
  mailId: string;
  toEmail: string;
  subject: string;
  /** `null` once it was sent or is a day old: the links in it must not stay readable. */
  text: string | null;
  createdAt: Date;
  /** `null`: still to be sent. */
  sentAt: Date | null;
  /** Why the last try failed. */
  error: string | null;
};

/** Mail on its way out. Kept first and sent then, so that none is lost; its text is forgotten as soon as it can be. */
export type Outbox = {
  /**
   * Returns the mail's id.
   * @param options.isSent a job sends it: queued together with the mail, both or neither
   */
  add(mail: { toEmail: string; subject: string; text: string }, options?: { isSent: boolean }): Promise<string>;
  byId(mailId: string): Promise<StoredMail | null>;
  /** How many mails were written to an address since then. */
  countTo(toEmail: string, since: Date): Promise<number>;
  /** Newest first. */
  list(limit: number): Promise<StoredMail[]>;
  /** Queues what was written while no mail server was set, as long as it has its text. */
  sendWaiting(): Promise<void>;
  /** Forgets the text too. */
  markSent(mailId: string): Promise<void>;
  markFailed(mailId: string, error: string): Promise<void>;
};

export function createOutbox(db: Kysely<Schema>): Outbox {
  const mails = db
    .selectFrom('outbox_mail')
    .select([
      'id as mailId',
      'to_email as toEmail',
      'subject',
      'text',
      'created_at as createdAt',
      'sent_at as sentAt',
      'error',
    ]);

  return {
    add({ toEmail, subject, text }, { isSent } = { isSent: false }) {
      return db.transaction().execute(async (trx) => {
        await forgetOldTexts(trx);
        const { id } = await trx
          .insertInto('outbox_mail')
          .values({ to_email: toEmail, subject, text })
          .returning('id')
          .executeTakeFirstOrThrow();
        if (isSent) await addJob(trx, 'send-mail', { mailId: id }, { jobKey: sendMailJobKey(id) });
        return id;
      });
    },
    async byId(mailId) {
      return (await mails.where('id', '=', mailId).executeTakeFirst()) ?? null;
    },
    async countTo(toEmail, since) {
      const { count } = await db
        .selectFrom('outbox_mail')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('to_email', '=', toEmail)
        .where('created_at', '>=', since)
        .executeTakeFirstOrThrow();
      return count;
    },
    async list(limit) {
      await forgetOldTexts(db);
      return mails.orderBy('id', 'desc').limit(limit).execute();
    },
    async sendWaiting() {
      await db.transaction().execute(async (trx) => {
        await forgetOldTexts(trx);
        const waiting = await trx
          .selectFrom('outbox_mail')
          .select('id')
          .where('sent_at', 'is', null)
          .where('text', 'is not', null)
          .orderBy('id')
          .execute();
        // Those that are queued already are so still: one job per key.
        for (const { id } of waiting) await addJob(trx, 'send-mail', { mailId: id }, { jobKey: sendMailJobKey(id) });
      });
    },
    async markSent(mailId) {
      await db
        .updateTable('outbox_mail')
        .set({ sent_at: new Date(), error: null, text: null })
        .where('id', '=', mailId)
        .execute();
    },
    async markFailed(mailId, error) {
      await db
        .updateTable('outbox_mail')
        .set({ error })
        .where('id', '=', mailId)
        .where('sent_at', 'is', null)
        .execute();
    },
  };
}

function sendMailJobKey(mailId: string): string {
  return `send-mail:${mailId}`;
}

/** Every link in a mail has expired after a day. */
async function forgetOldTexts(db: Kysely<Schema>): Promise<void> {
  await db
    .updateTable('outbox_mail')
    .set({ text: null })
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .where('text', 'is not', null)
    .execute();
}
