import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Problem } from './problem.ts';

/** What happened, and what to do now. */
export const PROBLEM_WORDS: Record<Problem, MessageDescriptor> = {
  'wrong-login': msg`Email or password is wrong.`,
  'wrong-password': msg`This is not your current password.`,
  'too-many': msg`Too many tries in a short time. Wait a minute, then try again.`,
  'link-gone': msg`This link was used already or is too old. Ask for a new one.`,
  'other-account': msg`This link belongs to another account. Sign in with that one, then open the link again.`,
  'address-taken': msg`This address cannot be used. Choose another one.`,
  'same-address': msg`This is your address already.`,
  'name-needed': msg`Write your name. It has 60 characters at most.`,
  'studio-unknown': msg`Accounts belong to a studio. Open the link to a class that your studio gave you; it leads back here.`,
  'not-fresh': msg`You signed in a while ago. Confirm that it is you, then try again.`,
  'passkey-unknown': msg`This passkey is not known here. It may have been removed. Sign in in another way, then add a new one.`,
  'passkey-expired': msg`That took too long. Try again.`,
  'passkey-refused': msg`This passkey was not accepted. Try again, or sign in in another way.`,
  'passkey-cancelled': msg`No passkey was used. Try again, or choose another way.`,
  'passkey-exists': msg`This device has a passkey for your account already.`,
  'passkey-blocked': msg`Your browser does not allow passkeys on this page.`,
  'last-way-in': msg`This passkey is your only way in. Set a password or add another passkey first.`,
  offline: msg`The server cannot be reached. Check your connection and try again.`,
  failed: msg`This did not work. Try again.`,
};
