import { z } from 'zod';

/**
 * With whom a participant's live heart rate is shared.
 * `nobody`: stored for the own summary only; `instructor`: the instructor's screens too; `class`: all of the class.
 */
export const audienceSchema = z.enum(['nobody', 'instructor', 'class']);
export type Audience = z.infer<typeof audienceSchema>;

/** Who a participant is in a session. */
export const sessionRoleSchema = z.enum(['instructor', 'participant']);
export type SessionRole = z.infer<typeof sessionRoleSchema>;

/** The default is the least sharing that still lets the coach coach; who coaches shares with nobody. */
export function defaultAudience(role: SessionRole): Audience {
  return role === 'instructor' ? 'nobody' : 'instructor';
}

/** May a viewer with this role see the numbers of somebody who shares with `audience`? One's own are always seen. */
export function maySee(audience: Audience, viewer: SessionRole): boolean {
  return audience === 'class' || (audience === 'instructor' && viewer === 'instructor');
}
