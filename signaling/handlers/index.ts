import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { type RequestName, requestSchemas } from '#core/protocol/signaling.ts';
import type { MemberContext, RequestContext } from '../request-handler.ts';
import { closeConsumers, consume, resumeConsumers, setPreferredLayer } from './consumers.ts';
import { clearCue, sendCue } from './cues.ts';
import { lowerHand, setHand } from './hands.ts';
import { join } from './join.ts';
import { leave } from './leave.ts';
import { closeProducer, publish, setProducerPaused } from './producers.ts';
import { sendChat } from './send-chat.ts';
import { connectTransport, createTransport, restartIce } from './transports.ts';

/** A handler with the check of its payload before it: unknown in, the answer or a function that makes it out. */
type CheckedHandler = (context: RequestContext, payload: unknown) => Promise<object | (() => object)>;

export const checkedHandlers: Record<RequestName, CheckedHandler> = {
  join: forAnyone(requestSchemas.join.request, join),
  createTransport: forMembers(requestSchemas.createTransport.request, createTransport),
  connectTransport: forMembers(requestSchemas.connectTransport.request, connectTransport),
  restartIce: forMembers(requestSchemas.restartIce.request, restartIce),
  publish: forMembers(requestSchemas.publish.request, publish),
  setProducerPaused: forMembers(requestSchemas.setProducerPaused.request, setProducerPaused),
  closeProducer: forMembers(requestSchemas.closeProducer.request, closeProducer),
  consume: forMembers(requestSchemas.consume.request, consume),
  resumeConsumers: forMembers(requestSchemas.resumeConsumers.request, resumeConsumers),
  closeConsumers: forMembers(requestSchemas.closeConsumers.request, closeConsumers),
  setPreferredLayer: forMembers(requestSchemas.setPreferredLayer.request, setPreferredLayer),
  sendChat: forMembers(requestSchemas.sendChat.request, sendChat),
  sendCue: forMembers(requestSchemas.sendCue.request, sendCue),
  clearCue: forMembers(requestSchemas.clearCue.request, clearCue),
  setHand: forMembers(requestSchemas.setHand.request, setHand),
  lowerHand: forMembers(requestSchemas.lowerHand.request, lowerHand),
  leave: forMembers(requestSchemas.leave.request, leave),
};

function forAnyone<Payload>(
  schema: z.ZodType<Payload>,
  handler: (context: RequestContext, payload: Payload) => Promise<object | (() => object)>,
): CheckedHandler {
  return (context, payload) => handler(context, parse(schema, payload));
}

/** [SG5] */
function forMembers<Payload>(
  schema: z.ZodType<Payload>,
  handler: (context: MemberContext, payload: Payload) => Promise<object | (() => object)>,
): CheckedHandler {
  return (context, rawPayload) => {
    const payload = parse(schema, rawPayload);
    const state = context.connection.state();
    if (state.kind !== 'joined') throw new AppError('conflict', 'Join the class first.');
    return handler({ ...context, room: state.room, member: state.member }, payload);
  };
}

/** [SG3] */
function parse<Payload>(schema: z.ZodType<Payload>, payload: unknown): Payload {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) {
    throw new AppError('bad-request', 'The request does not have the right form.', { cause: parsed.error });
  }
  return parsed.data;
}
