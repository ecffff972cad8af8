import { Trans, useLingui } from '@lingui/react/macro';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { firstName, nameInText } from '../name-text.ts';
import type { Rect } from './console-layout.ts';

const NAMES_MAX = 4;

/** Who keeps the heart rate private: first names, in the order of the class. Renders when that changes. */
export function usePrivateNames(): string[] {
  const { metrics } = useLiveSession();
  const others = useRoom((state) => state.others);
  return useStore(
    metrics,
    useShallow(({ bySlot }) =>
      others
        .filter(({ role, slot }) => role === 'participant' && bySlot.get(slot)?.state === 'hidden')
        .map((person) => nameInText({ ...person, displayName: firstName(person.displayName) })),
    ),
  );
}

/** Says whose number is missing on purpose, in a cell of the grid that is free. */
export function PrivateNote({ rect }: { rect: Rect }) {
  const { i18n } = useLingui();
  const names = usePrivateNames();
  if (names.length === 0) return null;
  const shown = new Intl.ListFormat(i18n.locale).format(names.slice(0, NAMES_MAX));
  const moreCount = names.length - NAMES_MAX;
  return (
    <div
      className="private-note"
      style={{ translate: `${rect.xPx}px ${rect.yPx}px`, width: rect.widthPx, height: rect.heightPx }}
    >
      <b>
        <Trans>Video only</Trans>
      </b>
      <p className="t13 muted">
        {moreCount > 0 ? (
          <Trans>
            Private heart rate: {shown} and {moreCount} more
          </Trans>
        ) : (
          <Trans>Private heart rate: {shown}</Trans>
        )}
      </p>
    </div>
  );
}
