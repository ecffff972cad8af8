import type { Kysely } from 'kysely';
import type { MailSecurity } from '#core/mail-security.ts';
import type { Schema } from './schema.ts';

export type StoredMailServer = {
  /** Name or IP address. */
  host: string;
  port: number;
  security: MailSecurity;
  /** `null`: it asks for no login. */
  username: string | null;
  /** `null` where there is no login. */
  passwordSealed: string | null;
  /** Whom mails are from. */
  senderEmail: string;
};

/** The one mail server of the installation that was entered on a page. */
export type MailServer = {
  read(): Promise<StoredMailServer | null>;
  /** Replaces the one before. */
  save(server: StoredMailServer): Promise<void>;
  remove(): Promise<void>;
};

export function createMailServer(db: Kysely<Schema>): MailServer {
  return {
    async read() {
      const row = await db
        .selectFrom('mail_server')
        .select([
          'host',
          'port',
          'security',
          'username',
          'password_sealed as passwordSealed',
          'sender_email as senderEmail',
        ])
        .executeTakeFirst();
      return row ?? null;
    },
    async save({ host, port, security, username, passwordSealed, senderEmail }) {
      const row = {
        host,
        port,
        security,
        username,
        password_sealed: passwordSealed,
        sender_email: senderEmail,
        updated_at: new Date(),
      };
      await db
        .insertInto('mail_server')
        .values(row)
        .onConflict((conflict) => conflict.column('is_only').doUpdateSet(row))
        .execute();
    },
    async remove() {
      await db.deleteFrom('mail_server').execute();
    },
  };
}
