import type { Store } from '#store/index.ts';

/** What rooms ask of PostgreSQL. */
export type RoomStore = {
  sessions: Pick<Store['sessions'], 'byId'>;
  participations: Pick<Store['participations'], 'byId' | 'listBySession'>;
  chat: Store['chat'];
};
