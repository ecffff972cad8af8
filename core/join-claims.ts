import { z } from 'zod';
import { audienceSchema, sessionRoleSchema } from './consent.ts';
import { participantIdSchema, sessionIdSchema, studioIdSchema } from './ids.ts';

/** How long a join token may be used to connect. A connection that is open outlives it. */
export const JOIN_TOKEN_LIFETIME_S = 300;

/**
 * What `app` states about a person who may enter a room, signed by it, believed by signaling and hub.
 * Identity on an open connection comes from these claims only, never from a message.
 */
export const joinClaimsSchema = z.object({
  sessionId: sessionIdSchema,
  studioId: studioIdSchema,
  participantId: participantIdSchema,
  /** Number of the participant in this session, see `Slot`. */
  slot: z.number().int().min(0).max(65_534),
  role: sessionRoleSchema,
  /** Name shown to the class, 1…60 characters. */
  displayName: z.string().min(1).max(60),
  /** Made by a program to try things out, not a person. */
  isSimulated: z.boolean(),
  /** A person whose heart rate is made by a program; in the studio of a demo only. */
  hasSimulatedStrap: z.boolean(),
  /** Lowest heart rates of zones 2, 3, 4 and 5 in bpm, rising. */
  zoneLowerBoundsBpm: z.tuple([
    z.number().int().min(30).max(250),
    z.number().int().min(30).max(250),
    z.number().int().min(30).max(250),
    z.number().int().min(30).max(250),
  ]),
  /** The participant's own maximum heart rate; it never leaves the hub. */
  hrMaxBpm: z.number().int().min(60).max(260),
  /** With whom the heart rate is shared, as of `consentEpoch`. */
  audience: audienceSchema,
  /** Number of the consent decision in the ledger; of two, the higher one holds. */
  consentEpoch: z.number().int().min(0),
});
export type JoinClaims = z.infer<typeof joinClaimsSchema>;
