import { isIP } from 'node:net';
import { z } from 'zod';
import { MAIL_PORTS, MAIL_SECURITIES } from '#core/mail-security.ts';
import { msg } from '#platform/msg.ts';
import { says } from './parse-form.ts';

/** No control characters: they would end up in the dialogue with the server. */
const line = (wrong: string, max: number) =>
  z
    .string()
    .default('')
    .refine((text) => text.length <= max && !/\p{C}/u.test(text), wrong);

const HOST_MISSING = says(msg`Write the name of the mail server.`);
const HOST_WRONG = says(msg`A name such as smtp.example.org, or an IP address, without anything before or after it.`);

/** For a login without a password, where none is kept. */
export const PASSWORD_MISSING = msg`Write the password. It is kept for one server and one user only.`;

const senderEmail = z.email();

/**
 * A mail server as its owner enters it. An empty port is the usual one, an empty sender the user name where that is an
 * address. Whether an empty password is one that is kept already, the caller knows.
 */
export const mailServerForm = z
  .object({
    host: line(HOST_WRONG, 253)
      .transform((text) => text.trim().toLowerCase())
      .refine((text) => text !== '', HOST_MISSING)
      .refine((text) => text === '' || isHost(text), HOST_WRONG),
    security: z.enum(MAIL_SECURITIES, { error: says(msg`Choose one of the three.`) }),
    port: z
      .string()
      .default('')
      .transform((text) => text.trim())
      .refine((text) => text === '' || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535), {
        error: says(msg`A whole number from 1 to 65535.`),
      }),
    username: line(says(msg`This is not a user name.`), 254).transform((text) => text.trim()),
    password: line(says(msg`This cannot be a password.`), 1000),
    senderEmail: z
      .string()
      .default('')
      .transform((text) => text.trim()),
  })
  .transform(({ port, ...entered }, context) => {
    const sender = entered.senderEmail || entered.username;
    if (!senderEmail.safeParse(sender).success || sender.length > 254) {
      const words =
        entered.senderEmail === ''
          ? msg`Write the address that mails come from. The user name is none.`
          : msg`This is not an email address.`;
      context.addIssue({ code: 'custom', path: ['senderEmail'], message: says(words) });
      return z.NEVER;
    }
    return { ...entered, senderEmail: sender, port: port === '' ? MAIL_PORTS[entered.security] : Number(port) };
  });

export type EnteredMailServer = z.output<typeof mailServerForm>;

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(text);
}
