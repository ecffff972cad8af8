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

/** The same for somebody with an account and for somebody without. */
export function signInMail(link: string, locale: Locale): MailText {
  return {
    subject: wordsIn(locale, msg`Your sign-in link`),
    text: paragraphs(
      wordsIn(locale, msg`Hello,`),
      wordsIn(locale, msg`somebody, probably you, wants to sign in to Pulseroom with this address.`),
      `${wordsIn(locale, msg`Open this link within 10 minutes, on the device that you want to sign in. It works once:`)}\n${link}`,
      wordsIn(
        locale,
        msg`If it was not you, do nothing. Never pass the link on: whoever opens it is signed in as you.`,
      ),
    ),
  };
}

export function newAddressMail(link: string, locale: Locale): MailText {
  return {
    subject: wordsIn(locale, msg`Confirm your new address`),
    text: paragraphs(
      wordsIn(locale, msg`Hello,`),
      wordsIn(locale, msg`somebody, probably you, wants to use this address for a Pulseroom account.`),
      `${wordsIn(locale, msg`Open this link within one hour, where you are signed in:`)}\n${link}`,
      wordsIn(locale, msg`If it was not you, do nothing: the account keeps its old address.`),
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

export function addressChangedMail(locale: Locale): MailText {
  return {
    subject: wordsIn(locale, msg`Your address was changed`),
    text: paragraphs(
      wordsIn(locale, msg`Hello,`),
      wordsIn(
        locale,
        msg`your Pulseroom account has a new email address. Mail for it goes there from now on, and no longer here.`,
      ),
      wordsIn(locale, msg`If it was not you, tell the people who run your studio.`),
    ),
  };
}

function paragraphs(...texts: string[]): string {
  return texts.join('\n\n');
}
