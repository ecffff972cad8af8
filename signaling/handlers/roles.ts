import { AppError } from '#core/errors.ts';
import type { Member } from '../room.ts';

/** [SG16] By the token, whatever the message says. */
export function assertInstructor({ claims }: Member): void {
  if (claims.role !== 'instructor') throw new AppError('forbidden', 'Only the instructor can do this.');
}
