import type { SignalingReply } from '#core/protocol/signaling.ts';

/** Replies of one connection by request id, so that a request sent twice is done once [SG4]. */
export type AnsweredRequests = {
  /** The reply to that id; while the request is being worked on, the reply that it will get. */
  find(requestId: string): Promise<SignalingReply<unknown>> | undefined;
  /** Opens an entry and returns what fills it. Beyond `max` the oldest entry is forgotten. */
  open(requestId: string): (reply: SignalingReply<unknown>) => void;
};

export function createAnsweredRequests({ max }: { max: number }): AnsweredRequests {
  const replies = new Map<string, Promise<SignalingReply<unknown>>>();

  function open(requestId: string): (reply: SignalingReply<unknown>) => void {
    const { promise, resolve } = Promise.withResolvers<SignalingReply<unknown>>();
    replies.set(requestId, promise);
    if (replies.size > max) {
      // A Map iterates in the order of insertion.
      for (const oldest of replies.keys()) {
        replies.delete(oldest);
        break;
      }
    }
    return resolve;
  }

  return { find: (requestId) => replies.get(requestId), open };
}
