import pino, { type DestinationStream, type Logger } from 'pino';

/** One line of JSON per entry. Children (`log.child({ sessionId })`) bind context once. */
export type Log = Logger;

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Personal or secret wherever they appear. Nobody should log them; if somebody does, they do not get through. */
const PERSONAL_KEYS = [
  'authorization',
  'bpm',
  'cookie',
  'displayName',
  'email',
  'heartRateBpm',
  'password',
  'rr1024',
  'rrMs',
  'text',
  'toEmail',
  'token',
] as const;
/** Objects inside an entry that are looked into: `{ a: { b: { email } } }`. */
const REDACTED_DEPTH = 3;

/**
 * @param options.file where to write; default: standard error, so that standard output stays for people
 * @param options.destination for tests
 */
export function createLog({
  level,
  file = null,
  destination,
}: {
  level: LogLevel;
  file?: string | null;
  destination?: DestinationStream;
}): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: redactedPaths(), censor: '***' },
    },
    // Synchronous: few lines, and the last one before a crash is the one that is wanted.
    destination ?? pino.destination({ dest: file ?? 2, sync: true, mkdir: true }),
  );
}

function redactedPaths(): string[] {
  return Array.from({ length: REDACTED_DEPTH + 1 }, (_, depth) => '*.'.repeat(depth)).flatMap((prefix) =>
    PERSONAL_KEYS.map((key) => prefix + key),
  );
}

type ErrorDescription = {
  type: string;
  message: string;
  stack?: string | undefined;
  code?: string | number;
  /** What an `AppError` carries for us. */
  context?: unknown;
  /** The database constraint that was violated. */
  constraint?: string;
  cause?: ErrorDescription;
};

/** Only what is named here: a database error's `detail` for one quotes the row, with the e-mail address in it. */
function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const description: ErrorDescription = { type: error.name, message: error.message, stack: error.stack };
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')) {
    description.code = error.code;
  }
  if ('context' in error) description.context = error.context;
  if ('constraint' in error && typeof error.constraint === 'string') description.constraint = error.constraint;
  if (error.cause !== undefined) description.cause = describeError(error.cause);
  return description;
}
