import { plural, t } from '@lingui/core/macro';
import { useEffect } from 'react';
import { useLiveSession } from '../live-session-context.tsx';
import { useAnnouncements } from '../parts/Announcer.tsx';
import type { ClassRecorder } from './class-recorder.ts';
import { reasonLabel } from './reason-words.ts';

/** Tells the polite live region who newly needs attention, and why. */
export function useAttentionNews(recorder: ClassRecorder): void {
  const { room } = useLiveSession();
  const { announce } = useAnnouncements();
  useEffect(
    () =>
      recorder.state.subscribe(({ reasons }, before) => {
        if (reasons === before.reasons) return;
        const { others } = room.getState();
        const news = [...reasons].flatMap(([participantId, kind]) => {
          const name = others.find((other) => other.participantId === participantId)?.displayName;
          return name === undefined || before.reasons.get(participantId) === kind ? [] : [{ name, kind }];
        });
        const [first] = news;
        if (first === undefined) return;
        const { name } = first;
        const reason = reasonLabel(first.kind);
        announce(
          news.length === 1
            ? t`Needs attention: ${name}, ${reason}.`
            : plural(news.length, { one: '# person needs attention.', other: '# people need attention.' }),
        );
      }),
    [recorder, room, announce],
  );
}
