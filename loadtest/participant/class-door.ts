import { z } from 'zod';
import type { Audience } from '#core/consent.ts';
import { participantIdSchema, type SessionId } from '#core/ids.ts';
import { type HttpLogin, HttpRefusal } from './http-login.ts';

/** What the pages answer to who joins: the way into room and hub. */
const ticketSchema = z.object({
  token: z.string(),
  hubUrl: z.string(),
  self: z.object({ participantId: participantIdSchema, slot: z.number() }),
  session: z.object({ startedAtMs: z.number().nullable(), plannedMinutes: z.number() }),
});
export type ClassTicket = z.infer<typeof ticketSchema>;

/** The API of one class, for one person. */
export type ClassDoor = {
  /** Goes in, with the sharing that was chosen. */
  join(audience: Audience): Promise<ClassTicket>;
  /** A fresh ticket for each connection after; `null` when there will be none: the class is over, or one was removed. */
  renew(): Promise<ClassTicket | null>;
  /** The instructor's. */
  end(): Promise<void>;
};

const FINAL_CODES = new Set(['session-ended', 'removed', 'not-found', 'not-signed-in']);

export function createClassDoor(login: HttpLogin, sessionId: SessionId): ClassDoor {
  const path = `/api/sessions/${sessionId}`;
  return {
    join: async (audience) => ticketSchema.parse(await login.post(`${path}/join`, { audience })),
    async renew() {
      try {
        return ticketSchema.parse(await login.post(`${path}/token`, {}));
      } catch (error) {
        if (error instanceof HttpRefusal && error.code !== null && FINAL_CODES.has(error.code)) return null;
        throw error;
      }
    },
    async end() {
      await login.post(`${path}/end`, {});
    },
  };
}
