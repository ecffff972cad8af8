import { isRouteErrorResponse } from 'react-router';
import type { ErrorCode } from '#core/errors.ts';

/** What a loader or action throws, with a status below 500, instead of answering. */
export type PageRefusal = {
  code: ErrorCode;
  /** A sentence for the person. */
  message: string;
  /** Where to go on, when that is not the schedule. */
  action?: RefusalAction;
};

type RefusalAction = { label: string; href: string };

/** A refusal as far as it can be told; `null` for a failure, whose words are not for the person. */
export function refusalOf(error: unknown): { status: number; message?: string; action?: RefusalAction } | null {
  if (!isRouteErrorResponse(error) || error.status >= 500) return null;
  const body: unknown = error.data;
  const { status } = error;
  // React Router refuses too, in words for developers.
  if (!isObject(body) || typeof body.message !== 'string' || body.message === '') return { status };
  const { message, action } = body;
  return isAction(action) ? { status, message, action } : { status, message };
}

function isAction(value: unknown): value is RefusalAction {
  return isObject(value) && typeof value.label === 'string' && typeof value.href === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
