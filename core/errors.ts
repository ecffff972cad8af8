import { englishOf, type Words } from './words.ts';

/**
 * Every error that may reach a person or another program, with the HTTP status it maps to.
 * The code is the contract (clients switch on it); messages may be reworded.
 */
const HTTP_STATUS = {
  'bad-request': 400,
  'not-signed-in': 401,
  'bad-token': 401,
  'token-expired': 401,
  forbidden: 403,
  'foreign-origin': 403,
  removed: 403,
  'not-found': 404,
  conflict: 409,
  'session-not-open': 409,
  'session-ended': 410,
  'too-large': 413,
  'too-many-requests': 429,
  'room-full': 503,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof HTTP_STATUS;

export const ERROR_CODES = Object.keys(HTTP_STATUS) as [ErrorCode, ...ErrorCode[]];

/** HTTP status (400…599) that a code is answered with. */
export function httpStatusOf(code: ErrorCode): number {
  return HTTP_STATUS[code];
}

/**
 * An error with a stable code. Its text is safe to show to the person at the other end; what happened inside goes into
 * `cause` and `context`, which only the log sees.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** The text for a person, in whatever language; `null` where the code has to do. `message` is English. */
  readonly words: Words | null;
  /** Facts for the log: ids and counts, never personal data. */
  readonly context: Record<string, string | number | boolean>;

  constructor(
    code: ErrorCode,
    text: string | Words,
    options: { cause?: unknown; context?: Record<string, string | number | boolean> } = {},
  ) {
    super(typeof text === 'string' ? text : englishOf(text), { cause: options.cause });
    this.name = 'AppError';
    this.words = typeof text === 'string' ? null : text;
    this.code = code;
    this.context = options.context ?? {};
  }
}

/** Closes a `switch` over a union: a new member then fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
