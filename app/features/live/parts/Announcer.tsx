import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { type Announcements, createAnnouncements } from '../announcements.ts';

const AnnouncementsContext = createContext<Announcements | null>(null);

export function useAnnouncements(): Announcements {
  const announcements = use(AnnouncementsContext);
  if (announcements === null) throw new Error('only inside the announcer');
  return announcements;
}

/** The page's one polite live region. */
export function Announcer({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLParagraphElement>(null);
  const announcements = useMemo(
    () =>
      createAnnouncements({
        say: (text) => {
          if (ref.current !== null) ref.current.textContent = text;
        },
        nowMs: () => performance.now(),
        later(callback, waitMs) {
          const timer = setTimeout(callback, waitMs);
          return () => clearTimeout(timer);
        },
      }),
    [],
  );
  useEffect(() => () => announcements.close(), [announcements]);
  return (
    <AnnouncementsContext value={announcements}>
      {children}
      <p ref={ref} className="sr" aria-live="polite" data-testid="announcements" />
    </AnnouncementsContext>
  );
}
