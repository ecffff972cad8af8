import { z } from 'zod';
import { NAME_MAX_LENGTH, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, STUDIO_NAME_MAX_LENGTH } from '#core/account.ts';
import { LOCALES } from '#core/locales.ts';
import { msg } from '#platform/msg.ts';
import { cleanName } from '../person-name.ts';
import { says } from './parse-form.ts';

const name = z
  .string({ error: says(msg`Write your name.`) })
  .transform(cleanName)
  .pipe(
    z
      .string()
      .min(1, says(msg`Write your name.`))
      .max(NAME_MAX_LENGTH, says(msg`A name has ${{ max: NAME_MAX_LENGTH }} characters at most.`)),
  );

const email = z
  .string({ error: says(msg`Write your email address.`) })
  .trim()
  .toLowerCase()
  .max(254, says(msg`This address is too long.`))
  .pipe(z.email(says(msg`This is not an email address, such as ines@example.org.`)));

const newPassword = z
  .string({ error: says(msg`Choose a password.`) })
  .min(PASSWORD_MIN_LENGTH, says(msg`Too short: ${{ min: PASSWORD_MIN_LENGTH }} characters are the least.`))
  .max(PASSWORD_MAX_LENGTH, says(msg`Use at most ${{ max: PASSWORD_MAX_LENGTH }} characters.`));

export const signUpForm = z.object({ name, email, password: newPassword });
export const signInForm = z.object({
  email,
  password: z.string({ error: says(msg`Write your password.`) }).min(1, says(msg`Write your password.`)),
});
/** All that a mailed link needs. */
export const emailForm = z.object({ email });
export const newcomerForm = z.object({ name });
export const changePasswordForm = z.object({
  currentPassword: z
    .string({ error: says(msg`Write your password.`) })
    .min(1, says(msg`Write your password.`))
    .max(PASSWORD_MAX_LENGTH),
  password: newPassword,
});
export const setPasswordForm = z.object({ password: newPassword });
export const resetPasswordForm = z.object({ token: z.string().min(1).max(200), password: newPassword });

const timeZone = z
  .string({ error: says(msg`Choose a time zone.`) })
  .refine(isTimeZone, says(msg`This is not a time zone that this server knows.`));

const studioFields = {
  studioName: z
    .string({ error: says(msg`Write the name of your studio.`) })
    .transform(cleanName)
    .pipe(
      z
        .string()
        .min(1, says(msg`Write the name of your studio.`))
        .max(STUDIO_NAME_MAX_LENGTH, says(msg`The name has ${{ max: STUDIO_NAME_MAX_LENGTH }} characters at most.`)),
    ),
  timeZone,
  locale: z.enum(LOCALES, { error: says(msg`Choose a language.`) }),
};

export const setupForm = signUpForm.extend(studioFields);
export const studioForm = z.object(studioFields);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false; // the answer to "is it one?"
  }
}
