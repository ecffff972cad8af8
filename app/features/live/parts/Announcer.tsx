import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { type Announcements, createAnnouncements } from '../announcements.ts';

const AnnouncementsContext = createContext<Announcements | null>(null);

export function useAnnouncements(): Announcements {
  const announcements = use(AnnouncementsContext);
  if (announcements === null) throw new Error('only inside the announcer');
  return announcements;
}

/** The page's one polite live region, and the assertive one for the two things that cannot wait. */
export function Announcer({ children }: { children: ReactNode }) {
  const politeRef = useRef<HTMLParagraphElement>(null);
  const urgentRef = useRef<HTMLParagraphElement>(null);
  const announcements = useMemo(
    () =>
      createAnnouncements({
        say: (text) => write(politeRef.current, text),
        interrupt: (text) => write(urgentRef.current, text),
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
      <p ref={politeRef} className="sr" aria-live="polite" data-testid="announcements" />
      <p ref={urgentRef} className="sr" aria-live="assertive" data-testid="urgent-announcements" />
    </AnnouncementsContext>
  );
}

/** The same words twice are news twice: a sign that nobody hears or sees tells them apart. */
function write(region: HTMLElement | null, text: string): void {
  if (region !== null) region.textContent = region.textContent === text ? `${text}\u200b` : text;
}
