import { z } from 'zod';
import { sessionIdSchema } from './ids.ts';
import { LOCALES } from './locales.ts';

/**
 * Between the server of a demo and the program that plays its simulated people: a child process that is told who they
 * are, and does the rest over the network.
 */

/** An account of a simulated person. */
export const simulatedAccountSchema = z.object({
  email: z.string(),
  password: z.string(),
  /** Decides the body, and all that is chance. */
  seed: z.number().int(),
});
export type SimulatedAccount = z.infer<typeof simulatedAccountSchema>;

export const demoInstructionSchema = z.object({
  kind: z.literal('play'),
  /** Origin of the server's pages. */
  origin: z.string(),
  /** Certificate of the server's own authority, which nobody knows else; `null` where there is none. */
  authorityPem: z.string().nullable(),
  sessionId: sessionIdSchema,
  /** How long the class is. */
  plannedMinutes: z.number().int().positive(),
  /** What the simulated people call themselves when they sign in. */
  userAgent: z.string(),
  /** In which language they write: the studio's. */
  locale: z.enum(LOCALES),
  instructor: simulatedAccountSchema,
  participants: z.array(simulatedAccountSchema),
});
export type DemoInstruction = z.infer<typeof demoInstructionSchema>;

export const demoReportSchema = z.discriminatedUnion('kind', [
  /** Everybody is in the class, and everybody's heart rate was seen. */
  z.object({ kind: z.literal('full'), sessionId: sessionIdSchema, participants: z.number() }),
  /** So many participants send a test picture; the others show their initials. */
  z.object({ kind: z.literal('pictures'), count: z.number() }),
  /** The class that was played is over, whoever ended it. */
  z.object({ kind: z.literal('over'), sessionId: sessionIdSchema }),
  /** Something that was tried again or left out; for the log. */
  z.object({ kind: z.literal('trouble'), what: z.string() }),
]);
export type DemoReport = z.infer<typeof demoReportSchema>;
