import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { clockText } from './time-text.ts';
import { useTimeText } from './use-time-text.ts';
import { useTimeZone } from './use-time-zone.ts';

const neverChanges = () => () => {};

/** At the end of a page on paper: where it is from, and of when. */
export function PrintFooter({ atMs }: { atMs: number }) {
  const { pathname } = useLocation();
  const origin = useSyncExternalStore(
    neverChanges,
    () => location.origin,
    () => '',
  );
  const { dayText } = useTimeText();
  const timeZone = useTimeZone('UTC');
  // Against the epoch, so that the year is always named: paper is read later.
  const day = dayText(atMs, timeZone, 0);
  const time = clockText(atMs, timeZone);
  return (
    <p className="print-footer">
      <span>
        {origin}
        {pathname}
      </span>
      <span>
        <Trans>
          As of {day}, {time}
        </Trans>
      </span>
    </p>
  );
}
