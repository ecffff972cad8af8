import type { Locale } from '#core/locales.ts';
import { msg } from '#platform/msg.ts';
import { wordsIn } from './texts.ts';

type MailText = { subject: string; text: string };

// No names in them: whoever made the account could have put a message of their own there.

export function passwordResetMail(link: string, locale: Locale): MailText {
  return {
    subject: wordsIn(locale, msg`Choose a new password`),
    text: paragraphs(
      wordsIn(locale, msg`Hello,`),
      wordsIn(locale, msg`somebody, probably you, asked for a new password for your Pulseroom account.`),
      `${wordsIn(locale, msg`Choose it here within one hour:`)}\n${link}`,
      wordsIn(locale, msg`If it was not you, do nothing: your password stays as it is.`),
    ),
  };
}

/** For an owner who wants to know whether mail leaves. */
export function mailTest(locale: Locale): MailText {
  return {
    subject: wordsIn(locale, msg`Mail from your Pulseroom works`),
    text: paragraphs(
      wordsIn(locale, msg`Hello,`),
      wordsIn(
        locale,
        msg`this is the test mail that you asked for. Since it reached you, links for new passwords will too.`,
      ),
      wordsIn(locale, msg`There is nothing to do.`),
    ),
  };
}

function paragraphs(...texts: string[]): string {
  return texts.join('\n\n');
}
