import { Trans } from '@lingui/react/macro';
import { clockText } from '../../components/time-text.ts';
import { useTimeText } from '../../components/use-time-text.ts';
import { useTimeZone } from '../../components/use-time-zone.ts';

/** The class that somebody signs in for. */
export function NextClass({
  title,
  isLive,
  startsAtMs,
  timeZone: studioZone,
  nowMs,
}: {
  title: string;
  isLive: boolean;
  startsAtMs: number;
  timeZone: string;
  nowMs: number;
}) {
  const { dayText } = useTimeText();
  const timeZone = useTimeZone(studioZone);
  const day = dayText(startsAtMs, timeZone, nowMs);
  const time = clockText(startsAtMs, timeZone);
  if (isLive) {
    return (
      <p className="sub">
        <Trans>Your class, {title}, is live now.</Trans>
      </p>
    );
  }
  return (
    <p className="sub">
      {day === dayText(nowMs, timeZone, nowMs) ? (
        <Trans>
          Your next class, {title}, starts at {time}.
        </Trans>
      ) : (
        <Trans>
          Your next class, {title}, starts on {day} at {time}.
        </Trans>
      )}
    </p>
  );
}
