import { type AppError, type ErrorCode, httpStatusOf } from '#core/errors.ts';
import type { Words } from '#core/words.ts';
import { msg } from '#platform/msg.ts';
import { localeOf, type RequestHeaders } from './locale.ts';
import { wordsIn } from './texts.ts';

/** What an API answers instead of a result. Programs go by the code; the message is for a person, in their language. */
export type Refusal = { status: number; body: { code: ErrorCode; message: string } };

export function refusalOf({ code, words, message }: AppError, headers: RequestHeaders): Refusal {
  return { status: httpStatusOf(code), body: { code, message: words === null ? message : sayTo(headers, words) } };
}

/** For a bug, of which nobody learns more than that. */
export function failureFor(headers: RequestHeaders): Refusal {
  const message = sayTo(headers, msg`The server failed. Nothing you saved before is lost.`);
  return { status: httpStatusOf('internal'), body: { code: 'internal', message } };
}

function sayTo(headers: RequestHeaders, words: Words): string {
  return wordsIn(localeOf(headers), words);
}
