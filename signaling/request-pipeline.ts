import { AppError, type ErrorCode, httpStatusOf } from '#core/errors.ts';
import {
  type RequestName,
  requestEnvelopeSchema,
  requestSchemas,
  type SignalingReply,
} from '#core/protocol/signaling.ts';
import { createAnsweredRequests } from './answered-requests.ts';
import { checkedHandlers } from './handlers/index.ts';
import type { RequestContext } from './request-handler.ts';
import { createSlidingWindow } from './sliding-window.ts';

/** A room full of tiles that change places makes a few dozen requests at once; nothing honest makes more than this. */
const REQUESTS_MAX = 100;
const REQUESTS_WINDOW_MS = 5_000;
/** A connection that goes on this long after being told to slow down is closed. */
const REFUSED_IN_A_ROW_MAX = 1_000;
/** Replies kept for requests that come again [SG4]. */
const ANSWERED_MAX = 256;

type Ack = (reply: SignalingReply<unknown>) => void;
type Refusal = Extract<SignalingReply<never>, { ok: false }>;

export type RequestPipeline = {
  /** Takes one event of the socket with whatever came along. */
  handleEvent(name: string, args: unknown[]): void;
};

/**
 * limit -> known name -> envelope [SG2] -> answered before [SG4] -> payload schema [SG3] -> joined [SG5] -> handler.
 * Nothing that a client sends makes this throw.
 */
export function createRequestPipeline({
  context,
  onFlood,
}: {
  context: RequestContext;
  /** The connection does not stop sending. */
  onFlood: () => void;
}): RequestPipeline {
  const { log } = context.connection;
  const answered = createAnsweredRequests({ max: ANSWERED_MAX });
  const limit = createSlidingWindow({ max: REQUESTS_MAX, windowMs: REQUESTS_WINDOW_MS, clock: context.clock });
  let refusedInARow = 0;

  function handleEvent(name: string, args: unknown[]): void {
    const ack = ackOf(args);
    if (!limit.tryTake()) {
      refusedInARow += 1;
      if (refusedInARow > REFUSED_IN_A_ROW_MAX) onFlood();
      ack?.(refusal('too-many-requests', 'Too many requests. Please wait a moment.'));
      return;
    }
    refusedInARow = 0;
    if (!ack) {
      log.debug('event without ack ignored');
      return;
    }
    const envelope = requestEnvelopeSchema.safeParse(args[0]);
    if (!isRequestName(name) || args.length !== 2 || !envelope.success) {
      ack(refusal('bad-request', 'The request was not understood.'));
      return;
    }
    void answer({ name, payload: envelope.data.payload, requestId: envelope.data.requestId, ack });
  }

  async function answer(request: { name: RequestName; payload: unknown; requestId: string; ack: Ack }): Promise<void> {
    const { name, payload, requestId, ack } = request;
    const earlier = answered.find(requestId);
    if (earlier) {
      ack(await earlier);
      return;
    }
    const settle = answered.open(requestId);
    let reply: SignalingReply<unknown>;
    try {
      const outcome = await checkedHandlers[name](context, payload);
      // From here to the ack no other code runs.
      reply = { ok: true, payload: typeof outcome === 'function' ? outcome() : outcome };
    } catch (error) {
      reply = refusalFor(name, error);
    }
    ack(reply);
    settle(reply);
  }

  function refusalFor(name: RequestName, error: unknown): Refusal {
    if (error instanceof AppError) {
      const level = error.code === 'internal' ? 'error' : httpStatusOf(error.code) >= 500 ? 'warn' : 'debug';
      log[level]({ request: name, err: error }, 'request refused');
      return refusal(error.code, error.message);
    }
    log.error({ request: name, err: error }, 'request failed');
    return refusal('internal', 'Something went wrong on our side. Please try again.');
  }

  return { handleEvent };
}

function refusal(code: ErrorCode, message: string): Refusal {
  return { ok: false, code, message };
}

function ackOf(args: unknown[]): Ack | undefined {
  const last = args.at(-1);
  // socket.io makes this function when the sender asked for an ack; a client cannot send one of its own.
  return typeof last === 'function' ? (reply) => last(reply) : undefined;
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requestSchemas, name);
}
