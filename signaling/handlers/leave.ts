import type { MemberRequestHandler } from '../request-handler.ts';

export const leave: MemberRequestHandler<'leave'> = async ({ connection }) => {
  connection.leave();
  return {};
};
