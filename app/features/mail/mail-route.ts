import type { MailSecurity } from '#core/mail-security.ts';

/** How mail leaves this server, as far as the owner may see it: never with the password. */
export type MailRoute =
  /** No mail server: the owner passes on what the outbox holds. */
  | { kind: 'outbox' }
  /** `SMTP_URL`, which goes before what is entered on a page. */
  | { kind: 'environment'; host: string; port: number; username: string | null; senderEmail: string }
  | {
      kind: 'stored';
      host: string;
      port: number;
      security: MailSecurity;
      username: string | null;
      senderEmail: string;
      /** False when the installation's secret is another one than when the password was entered. */
      isPasswordReadable: boolean;
    };
