import { useEffect } from 'react';
import type { LiveSession } from '../session/live-session.ts';

/** One remote picture as the browser's receiver counts it. */
export type TileStats = {
  participantId: string;
  displayName: string;
  producerId: string;
  framesDecoded: number;
  frameWidth: number | null;
  frameHeight: number | null;
};

declare global {
  interface Window {
    /** For tests and for support: what this page really decodes, per tile. Only in the room. */
    __pulseroomStats?: () => Promise<{ tiles: TileStats[] }>;
  }
}

export function useRoomStats(session: LiveSession): void {
  useEffect(() => {
    window.__pulseroomStats = async () => ({ tiles: await tileStats(session) });
    return () => {
      delete window.__pulseroomStats;
    };
  }, [session]);
}

async function tileStats(session: LiveSession): Promise<TileStats[]> {
  const reports = await session.receiverStats();
  return session.room.getState().others.flatMap(({ participantId, displayName, producers }) =>
    producers.flatMap(({ producerId, source }) => {
      const report = reports.get(producerId);
      if (source !== 'camera' || report === undefined) return [];
      for (const stats of report.values() as Iterable<Record<string, unknown>>) {
        if (stats.type !== 'inbound-rtp') continue;
        return [
          {
            participantId,
            displayName,
            producerId,
            framesDecoded: Number(stats.framesDecoded ?? 0),
            frameWidth: stats.frameWidth === undefined ? null : Number(stats.frameWidth),
            frameHeight: stats.frameHeight === undefined ? null : Number(stats.frameHeight),
          },
        ];
      }
      return [];
    }),
  );
}
