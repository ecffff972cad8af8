import type { MemberRequestHandler } from '../request-handler.ts';

export const publish: MemberRequestHandler<'publish'> = async ({ room, member }, payload) => {
  const producer = await member.media.publish(payload);
  const { participantId } = member.claims;
  return () => {
    room.tell('producerAdded', { participantId, producer }, member);
    return { producerId: producer.producerId };
  };
};

export const setProducerPaused: MemberRequestHandler<'setProducerPaused'> = async ({ room, member }, payload) => {
  const producer = await member.media.setProducerPaused(payload);
  room.tell('producerChanged', { participantId: member.claims.participantId, producer }, member);
  return {};
};

/** The others hear of it from the media below, as of every other end of a producer. */
export const closeProducer: MemberRequestHandler<'closeProducer'> = async ({ member }, { producerId }) => {
  await member.media.closeProducer(producerId);
  return {};
};
