import type { MemberRequestHandler } from '../request-handler.ts';

export const consume: MemberRequestHandler<'consume'> = async ({ member }, payload) => member.media.consume(payload);

export const resumeConsumers: MemberRequestHandler<'resumeConsumers'> = async ({ member }, { consumerIds }) => {
  await member.media.resumeConsumers(consumerIds);
  return {};
};

export const closeConsumers: MemberRequestHandler<'closeConsumers'> = async ({ member }, { consumerIds }) => {
  await member.media.closeConsumers(consumerIds);
  return {};
};

export const setPreferredLayer: MemberRequestHandler<'setPreferredLayer'> = async ({ member }, payload) => {
  await member.media.setPreferredLayer(payload);
  return {};
};
