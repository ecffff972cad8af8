import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { useAnnouncements } from '../parts/Announcer.tsx';
import { type News, newsOf } from '../room-news.ts';
import { useRoomSettings } from '../settings/use-room-settings.ts';
import { spokenHeartRate } from '../spoken-heart-rate.ts';

/** Tells live regions, speaker and voice what changed. Heart rates are told on demand, or every few minutes. */
export function RoomNews() {
  const { room } = useLiveSession();
  const tell = useTell();
  useEffect(
    () =>
      room.subscribe((state, before) => {
        for (const news of newsOf(state, before)) tell(news);
      }),
    [room, tell],
  );
  useConnectionNews(tell);
  useSummary(tell);
  return null;
}

function useTell(): (news: News) => void {
  const { sounds } = useLiveSession();
  const announcements = useAnnouncements();
  const tell = useRef((news: News) => {
    if (news.sound !== undefined) sounds.request(news.sound);
    if (news.isReadAloud && sounds.say(news.text)) return;
    if (news.isUrgent) announcements.interrupt(news.text);
    else announcements.announce(news.text);
  });
  return tell.current;
}

/** A connection that is back within two seconds was never away. */
function useConnectionNews(tell: (news: News) => void): void {
  const isLost = useRoom((state) => state.trouble.stage !== 'none');
  const wasLost = useRef(false);
  useEffect(() => {
    if (isLost === wasLost.current) return;
    wasLost.current = isLost;
    tell(
      isLost ? { text: t`Connection lost. Reconnecting. Keep going.` } : { text: t`Connected again.`, sound: 'back' },
    );
  }, [isLost, tell]);
}

function useSummary(tell: (news: News) => void): void {
  const { room, metrics } = useLiveSession();
  const everyMin = useRoomSettings((state) => state.summaryEveryMin);
  useEffect(() => {
    if (everyMin === 0) return;
    const timer = setInterval(() => {
      if (room.getState().phase.phase !== 'room') return;
      tell({ text: spokenHeartRate(metrics.getState().own), isReadAloud: true });
    }, everyMin * 60_000);
    return () => clearInterval(timer);
  }, [everyMin, room, metrics, tell]);
}
