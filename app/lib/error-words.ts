import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { AppError, type ErrorCode } from '#core/errors.ts';

/** What a refusal means to a person in a class. Signaling sends codes with English for developers. */
const WORDS = {
  'bad-request': msg`This did not work. Try again.`,
  'not-signed-in': msg`Sign in first.`,
  'bad-token': msg`The room did not accept this browser. Reload the page.`,
  'token-expired': msg`The room did not accept this browser. Reload the page.`,
  forbidden: msg`You may not do this in this class.`,
  'foreign-origin': msg`This request came from another site.`,
  removed: msg`The instructor removed you from this class.`,
  'not-found': msg`This is not there any more.`,
  conflict: msg`This does not work right now. Try again.`,
  'session-not-open': msg`The instructor has not opened this class yet.`,
  'session-ended': msg`This class is over.`,
  'too-large': msg`This is too large.`,
  'too-many-requests': msg`That was a little fast. Wait a moment, then try again.`,
  'room-full': msg`This class is full.`,
  unavailable: msg`Video and sound are not available right now. We try again.`,
  internal: msg`The server failed. Nothing you saved before is lost.`,
} as const satisfies Record<ErrorCode, MessageDescriptor>;

/** An error whose message is worded in the language of this browser; by default from its code. */
export function wordedError(
  code: ErrorCode,
  { words = WORDS[code], cause }: { words?: MessageDescriptor; cause?: unknown } = {},
): AppError {
  return new AppError(code, i18n._(words), { cause });
}
