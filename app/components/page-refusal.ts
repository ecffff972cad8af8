import { isRouteErrorResponse } from 'react-router';
import type { ErrorCode } from '#core/errors.ts';
import { isWords } from '#core/words.ts';
import type { SentWords } from './worded.ts';

/** What a loader or action throws, with a status below 500, instead of answering. */
export type PageRefusal = {
  code: ErrorCode;
  /** A sentence for the person. */
  message: SentWords | string;
  /** Where to go on, when that is not the schedule. */
  action?: RefusalAction;
};

type RefusalAction = { label: SentWords | string; href: string };

/** A refusal as far as it can be told; `null` for a failure, whose words are not for the person. */
export function refusalOf(
  error: unknown,
): { status: number; message?: SentWords | string; action?: RefusalAction } | null {
  if (!isRouteErrorResponse(error) || error.status >= 500) return null;
  const body: unknown = error.data;
  const { status } = error;
  // React Router refuses too, in words for developers.
  if (!isObject(body) || !isText(body.message)) return { status };
  const { message, action } = body;
  return isAction(action) ? { status, message, action } : { status, message };
}

function isAction(value: unknown): value is RefusalAction {
  return isObject(value) && isText(value.label) && typeof value.href === 'string';
}

function isText(value: unknown): value is SentWords | string {
  return isWords(value) || (typeof value === 'string' && value !== '');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
