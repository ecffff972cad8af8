import { z } from 'zod';

/** An id that was checked where it entered; a plain string cannot be passed by mistake. */
type Branded<Name extends string> = string & { readonly __brand: Name };

/** One scheduled group workout. UUID. */
export type SessionId = Branded<'SessionId'>;
/** A person in one session; the same person has another id in each session. UUID. */
export type ParticipantId = Branded<'ParticipantId'>;
/** An account (better-auth's text id). */
export type UserId = Branded<'UserId'>;
/** A studio, the tenant that everything of a class belongs to. UUID. */
export type StudioId = Branded<'StudioId'>;
/** A time series of one metric from one device of one participant, minted by the client. UUID. */
export type StreamId = Branded<'StreamId'>;

const uuid = z.uuid();

export const sessionIdSchema = uuid.transform((id) => id as SessionId);
export const participantIdSchema = uuid.transform((id) => id as ParticipantId);
export const studioIdSchema = uuid.transform((id) => id as StudioId);

/** Milliseconds of Unix time on the session clock (the clock of the hub's process, or of Redis). */
export type EpochMs = number;

/** The number of a participant within one session: 16 bits on the wire, given once, never reused. 0…65534. */
export type Slot = number;
