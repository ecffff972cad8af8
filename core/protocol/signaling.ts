import { z } from 'zod';
import { sessionRoleSchema } from '../consent.ts';
import { CUE_TEXT_MAX } from '../cues.ts';
import type { ERROR_CODES } from '../errors.ts';
import { participantIdSchema, sessionIdSchema } from '../ids.ts';

/**
 * Messages between a browser and the room over socket.io. Rules [SG*] in SPEC.md.
 *
 * The token travels in socket.io's `auth` as `{ token }`. Every request is `emit(name, payload, ack)`; the ack
 * carries `SignalingReply`. A request id makes a request idempotent: the same id again gets the first answer.
 */

/** mediasoup's own shapes. The room hands them to mediasoup, which checks them deeply; here: an object of sane size. */
const mediasoupObject = z.record(z.string(), z.unknown());
const mediasoupId = z.string().min(1).max(64);

/** What a producer shows. */
export const producerSourceSchema = z.enum(['camera', 'microphone']);
export type ProducerSource = z.infer<typeof producerSourceSchema>;

/** A producer as the others in the room know it. */
export const producerInfoSchema = z.object({
  producerId: mediasoupId,
  source: producerSourceSchema,
  /** Paused by its owner: muted microphone or camera switched off. */
  isPaused: z.boolean(),
});
export type ProducerInfo = z.infer<typeof producerInfoSchema>;

export const participantInfoSchema = z.object({
  participantId: participantIdSchema,
  /** The number under which the hub's frames speak of this participant. */
  slot: z.number().int(),
  displayName: z.string(),
  role: sessionRoleSchema,
  /** First time in this room, Unix ms on the session clock. */
  joinedAtMs: z.number(),
  /** Made by a program to try things out, not a person. */
  isSimulated: z.boolean(),
  /** A person whose heart rate is made by a program; in the studio of a demo only. */
  hasSimulatedStrap: z.boolean(),
  isHandRaised: z.boolean(),
  /** When the hand went up, Unix ms on the session clock; `null` while it is down. */
  handRaisedAtMs: z.number().nullable(),
  producers: z.array(producerInfoSchema),
});
export type ParticipantInfo = z.infer<typeof participantInfoSchema>;

/** Longest chat message in characters. */
export const CHAT_TEXT_MAX = 500;

export const chatMessageSchema = z.object({
  chatMessageId: z.uuid(),
  participantId: participantIdSchema,
  displayName: z.string(),
  role: sessionRoleSchema,
  /** Written by a program, not a person. */
  isSimulated: z.boolean(),
  text: z.string(),
  /** When the room accepted it, Unix ms on the session clock. */
  sentAtMs: z.number(),
});
export type ChatMessage = z.infer<typeof chatMessageSchema>;

/** What a cue says: one of the usual ones, which each page words itself, or the coach's own line. */
export const cueContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['push', 'hold', 'ease', 'breathe']) }),
  z.object({ kind: z.literal('text'), text: z.string().trim().min(1).max(CUE_TEXT_MAX) }),
]);
export type CueContent = z.infer<typeof cueContentSchema>;

export const cueSchema = z.object({
  cueId: z.uuid(),
  /** `you`: a nudge that nobody else gets. */
  to: z.enum(['class', 'you']),
  cue: cueContentSchema,
  /** It stays until the instructor clears it or sends the class another; otherwise for `CUE_SHOWN_FOR_MS`. */
  isHeld: z.boolean(),
  /** When the room accepted it, Unix ms on the session clock. */
  sentAtMs: z.number(),
  fromName: z.string(),
  /** Sent by a program, not a person. */
  isSimulated: z.boolean(),
});
export type Cue = z.infer<typeof cueSchema>;

/** How far a class is. `scheduled`: nobody opened it yet; `live`: going on; `ended`: over. */
export const sessionStateSchema = z.enum(['scheduled', 'live', 'ended']);
export type SessionState = z.infer<typeof sessionStateSchema>;

export const requestSchemas = {
  /** First request on a connection: enters the room and returns all that a newcomer needs. */
  join: {
    request: z.object({}),
    response: z.object({
      sessionId: sessionIdSchema,
      self: participantInfoSchema,
      participants: z.array(participantInfoSchema),
      routerRtpCapabilities: mediasoupObject,
      chat: z.array(chatMessageSchema),
      /** The class's cue that is still on the screens. */
      cue: cueSchema.nullable(),
      /** Session clock when the answer was made, Unix ms. */
      serverTimeMs: z.number(),
    }),
  },
  createTransport: {
    request: z.object({ direction: z.enum(['send', 'receive']) }),
    response: z.object({
      transportId: mediasoupId,
      iceParameters: mediasoupObject,
      iceCandidates: z.array(mediasoupObject),
      dtlsParameters: mediasoupObject,
    }),
  },
  connectTransport: {
    request: z.object({ transportId: mediasoupId, dtlsParameters: mediasoupObject }),
    response: z.object({}),
  },
  /** New ICE credentials after the network changed; the media goes on without a new transport. */
  restartIce: {
    request: z.object({ transportId: mediasoupId }),
    response: z.object({ iceParameters: mediasoupObject }),
  },
  publish: {
    request: z.object({
      transportId: mediasoupId,
      source: producerSourceSchema,
      kind: z.enum(['audio', 'video']),
      rtpParameters: mediasoupObject,
      /** A muted microphone is published paused. */
      isPaused: z.boolean().default(false),
    }),
    response: z.object({ producerId: mediasoupId }),
  },
  setProducerPaused: {
    request: z.object({ producerId: mediasoupId, isPaused: z.boolean() }),
    response: z.object({}),
  },
  closeProducer: {
    request: z.object({ producerId: mediasoupId }),
    response: z.object({}),
  },
  /** Consumers for what is on this screen now; each starts paused until `resumeConsumers`. */
  consume: {
    request: z.object({
      transportId: mediasoupId,
      producerIds: z.array(mediasoupId).min(1).max(64),
      rtpCapabilities: mediasoupObject,
    }),
    response: z.object({
      consumers: z.array(
        z.object({
          consumerId: mediasoupId,
          producerId: mediasoupId,
          kind: z.enum(['audio', 'video']),
          rtpParameters: mediasoupObject,
          isProducerPaused: z.boolean(),
        }),
      ),
      /** Producers that are gone, or that this browser cannot decode. */
      refused: z.array(z.object({ producerId: mediasoupId, reason: z.enum(['gone', 'cannot-consume']) })),
    }),
  },
  resumeConsumers: {
    request: z.object({ consumerIds: z.array(mediasoupId).min(1).max(64) }),
    response: z.object({}),
  },
  /** A tile left the screen. */
  closeConsumers: {
    request: z.object({ consumerIds: z.array(mediasoupId).min(1).max(64) }),
    response: z.object({}),
  },
  /** The tile's size changed: which simulcast layer is enough. */
  setPreferredLayer: {
    request: z.object({ consumerId: mediasoupId, spatialLayer: z.number().int().min(0).max(2) }),
    response: z.object({}),
  },
  sendChat: {
    request: z.object({ text: z.string().trim().min(1).max(CHAT_TEXT_MAX) }),
    response: z.object({ chatMessageId: z.uuid() }),
  },
  /** The instructor's: to everybody's screen, or to one participant's alone. */
  sendCue: {
    request: z.object({
      to: z.union([z.literal('class'), participantIdSchema]),
      cue: cueContentSchema,
      /** For the class only. */
      isHeld: z.boolean().default(false),
    }),
    response: z.object({ cueId: z.uuid(), sentAtMs: z.number() }),
  },
  /** The instructor's: takes the class's cue off the screens. */
  clearCue: { request: z.object({}), response: z.object({}) },
  /** A participant's own hand. */
  setHand: { request: z.object({ isRaised: z.boolean() }), response: z.object({}) },
  /** The instructor's: the question was heard. */
  lowerHand: { request: z.object({ participantId: participantIdSchema }), response: z.object({}) },
  leave: { request: z.object({}), response: z.object({}) },
} as const;

export type RequestName = keyof typeof requestSchemas;
export type RequestPayload<Name extends RequestName> = z.infer<(typeof requestSchemas)[Name]['request']>;
export type ResponsePayload<Name extends RequestName> = z.infer<(typeof requestSchemas)[Name]['response']>;

/** Around every request payload: `{ requestId, payload }`. */
export const requestEnvelopeSchema = z.object({ requestId: z.uuid(), payload: z.unknown() });

/** What an ack carries. */
export type SignalingReply<Payload> =
  | { ok: true; payload: Payload }
  | { ok: false; code: (typeof ERROR_CODES)[number]; message: string };

/** Why a room ended one's connection; the client shows it and does or does not come back. */
export const disconnectReasonSchema = z.enum(['session-ended', 'removed', 'replaced', 'server-stopping']);
export type DisconnectReason = z.infer<typeof disconnectReasonSchema>;

export const notificationSchemas = {
  participantJoined: z.object({ participant: participantInfoSchema }),
  participantLeft: z.object({ participantId: participantIdSchema }),
  producerAdded: z.object({ participantId: participantIdSchema, producer: producerInfoSchema }),
  producerChanged: z.object({ participantId: participantIdSchema, producer: producerInfoSchema }),
  producerClosed: z.object({ participantId: participantIdSchema, producerId: mediasoupId }),
  chatMessage: chatMessageSchema,
  cue: cueSchema,
  cueCleared: z.object({ cueId: z.uuid() }),
  handChanged: z.object({
    participantId: participantIdSchema,
    isHandRaised: z.boolean(),
    handRaisedAtMs: z.number().nullable(),
  }),
  sessionEnded: z.object({ endedAtMs: z.number() }),
  /** The media part of the room was rebuilt (a worker died): drop transports and join again. */
  mediaRestarted: z.object({}),
  /** Sent right before the server closes the connection (`disconnecting` is a name that socket.io keeps for itself). */
  connectionEnding: z.object({ reason: disconnectReasonSchema }),
} as const;

export type NotificationName = keyof typeof notificationSchemas;
export type NotificationPayload<Name extends NotificationName> = z.infer<(typeof notificationSchemas)[Name]>;

/** Largest socket.io message the room accepts, in bytes: an SDP-sized object fits, a flood does not. */
export const SIGNALING_MESSAGE_MAX_BYTES = 64 * 1024;

/** socket.io event maps, both sides. */
export type ClientToServerEvents = {
  [Name in RequestName]: (
    envelope: { requestId: string; payload: RequestPayload<Name> },
    ack: (reply: SignalingReply<ResponsePayload<Name>>) => void,
  ) => void;
};
export type ServerToClientEvents = {
  [Name in NotificationName]: (payload: NotificationPayload<Name>) => void;
};
