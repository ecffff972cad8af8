import type { z } from 'zod';
import { AppError } from '#core/errors.ts';

/** `value` as the schema says it must be, or a `bad-request`: the other end sent media parameters we do not take. */
export function acceptedBy<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refusedMediaParameters(parsed.error);
  return parsed.data;
}

export function refusedMediaParameters(cause: unknown): AppError {
  return new AppError('bad-request', 'The media parameters were not accepted.', { cause });
}

/**
 * Runs a request to the worker. When it fails because the worker is gone the client did nothing wrong: `unavailable`,
 * and `mediaRestarted` follows. Any other failure is the worker's verdict about what the client sent.
 */
export async function askWorker<Result>(isWorkerGone: () => boolean, request: () => Promise<Result>): Promise<Result> {
  try {
    return await request();
  } catch (error) {
    if (isWorkerGone()) {
      throw new AppError('unavailable', 'Video and sound are restarting. Please try again.', { cause: error });
    }
    throw refusedMediaParameters(error);
  }
}
