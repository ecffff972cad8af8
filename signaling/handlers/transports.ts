import type { MemberRequestHandler } from '../request-handler.ts';

export const createTransport: MemberRequestHandler<'createTransport'> = async ({ member }, { direction }) =>
  member.media.createTransport(direction);

export const connectTransport: MemberRequestHandler<'connectTransport'> = async ({ member }, payload) => {
  await member.media.connectTransport(payload);
  return {};
};

export const restartIce: MemberRequestHandler<'restartIce'> = async ({ member }, { transportId }) => ({
  iceParameters: await member.media.restartIce(transportId),
});
