import type { RequestName, RequestPayload, ResponsePayload } from '#core/protocol/signaling.ts';
import type { Clock } from '#platform/clock.ts';
import type { Connection } from './connection.ts';
import type { Member, Room } from './room.ts';
import type { RoomStore } from './room-store.ts';
import type { Rooms } from './rooms.ts';

/** What every handler may use. */
export type RequestContext = {
  readonly connection: Connection;
  readonly rooms: Rooms;
  readonly store: RoomStore;
  readonly clock: Clock;
};

/** What the handlers of those who joined have on top. */
export type MemberContext = RequestContext & { readonly room: Room; readonly member: Member };

/**
 * The response, or a function that makes it. The function is called in the same turn in which the ack is sent, so that
 * no notification about what the response says slips in front of it.
 */
export type Answer<Name extends RequestName> = ResponsePayload<Name> | (() => ResponsePayload<Name>);

/** Does what a request asks, or throws an AppError whose code and message become the reply. */
export type RequestHandler<Name extends RequestName> = (
  context: RequestContext,
  payload: RequestPayload<Name>,
) => Promise<Answer<Name>>;

export type MemberRequestHandler<Name extends RequestName> = (
  context: MemberContext,
  payload: RequestPayload<Name>,
) => Promise<Answer<Name>>;
