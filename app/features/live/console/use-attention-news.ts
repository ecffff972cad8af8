import { plural, t } from '@lingui/core/macro';
import { useEffect } from 'react';
import { useLiveSession } from '../live-session-context.tsx';
import { nameInText } from '../name-text.ts';
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
          const person = others.find((other) => other.participantId === participantId);
          return person === undefined || before.reasons.get(participantId) === kind ? [] : [{ person, kind }];
        });
        const [first] = news;
        if (first === undefined) return;
        const name = nameInText(first.person);
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
