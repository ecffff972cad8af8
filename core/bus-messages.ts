import { z } from 'zod';
import { audienceSchema } from './consent.ts';
import { participantIdSchema, sessionIdSchema } from './ids.ts';

/**
 * What roles tell one another over the bus. Each is a hint about a fact that PostgreSQL holds:
 * a role that missed one learns it when it next looks.
 */
export const busMessageSchema = z.discriminatedUnion('kind', [
  /** The instructor opened the room; heart rates and video may flow. */
  z.object({ kind: z.literal('session-opened'), sessionId: sessionIdSchema, startedAtMs: z.number() }),
  /** The session is over; every role closes its part of the room. */
  z.object({ kind: z.literal('session-ended'), sessionId: sessionIdSchema, endedAtMs: z.number() }),
  /** A participant changed with whom the heart rate is shared. */
  z.object({
    kind: z.literal('consent-changed'),
    sessionId: sessionIdSchema,
    participantId: participantIdSchema,
    audience: audienceSchema,
    consentEpoch: z.number().int(),
  }),
  /** A participant was removed; open connections of that person close, old tokens are refused. */
  z.object({ kind: z.literal('participant-removed'), sessionId: sessionIdSchema, participantId: participantIdSchema }),
]);
export type BusMessage = z.infer<typeof busMessageSchema>;
