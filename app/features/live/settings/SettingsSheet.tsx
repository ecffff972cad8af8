import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Volume2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { RoomLanguage } from '../parts/RoomLanguage.tsx';
import { KeyList } from './KeyList.tsx';
import { type RoomSettings, SUMMARY_MINUTES, type SummaryMinutes } from './room-settings.ts';
import { useRoomSettings } from './use-room-settings.ts';

/** How this person wants the room. Each change holds at once, and for the next class on this browser. */
export function SettingsSheet() {
  const { t } = useLingui();
  const { room } = useLiveSession();
  const isOpen = useRoom(({ isSettingsOpen, phase }) => {
    return isSettingsOpen && (phase.phase === 'green-room' || phase.phase === 'room');
  });
  const role = useRoom((state) => state.viewer.role);
  const onClose = () => room.setState({ isSettingsOpen: false });
  if (!isOpen) return null;
  return (
    <Dialog title={t`Settings`} onClose={onClose}>
      <div className="settings" data-testid="room-settings">
        <RoomLanguage />
        <SoundVolume />
        <Toggle setting="isVoiceOn" title={t`Read aloud`}>
          <Trans>The browser’s voice reads cues and your heart rate. Leave it off if you use a screen reader.</Trans>
        </Toggle>
        <SummaryEvery />
        {role === 'participant' && (
          <>
            <Toggle setting="isLarger" title={t`Larger numbers`}>
              <Trans>Your heart rate takes the place of the other people.</Trans>
            </Toggle>
            <Toggle setting="isPageTurnOn" title={t`Turn the pages of people by itself`}>
              <Trans>Every 30 seconds, where there are more than fit.</Trans>
            </Toggle>
          </>
        )}
        <Toggle setting="areSingleKeysOn" title={t`Single-key shortcuts`}>
          <Trans>Turn them off if keys are pressed by accident or by voice input.</Trans>
        </Toggle>
        <KeyList role={role} />
        <p className="muted t13">
          <Trans>Kept in this browser.</Trans>
        </p>
        <button type="button" className="btn primary" onClick={onClose}>
          <Trans>Done</Trans>
        </button>
      </div>
    </Dialog>
  );
}

function SoundVolume() {
  const { settings, sounds } = useLiveSession();
  const volume = useRoomSettings((state) => state.soundVolume);
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>
        <b>
          <Trans>Sounds</Trans>
        </b>
        <small>
          {volume === 0 ? (
            <Trans>Off. Cues still show.</Trans>
          ) : (
            <Trans>For cues and when something is back. The class is quieter while one plays.</Trans>
          )}
        </small>
      </label>
      <div className="setting-volume">
        <input
          id={id}
          type="range"
          min="0"
          max="1"
          step="0.1"
          value={volume}
          onChange={(event) => settings.setState({ soundVolume: Number(event.target.value) })}
        />
        <button type="button" className="btn" onClick={() => sounds.test('push')}>
          <Volume2 size={16} />
          <Trans>Test</Trans>
        </button>
      </div>
    </div>
  );
}

function SummaryEvery() {
  const { settings } = useLiveSession();
  const minutes = useRoomSettings((state) => state.summaryEveryMin);
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>
        <b>
          <Trans>Say my heart rate by itself</Trans>
        </b>
        <small>
          <Trans>To your screen reader, or aloud if that is on.</Trans>
        </small>
      </label>
      <SummarySelect
        id={id}
        minutes={minutes}
        onMinutes={(summaryEveryMin) => settings.setState({ summaryEveryMin })}
      />
    </div>
  );
}

function SummarySelect({
  id,
  minutes,
  onMinutes,
}: {
  id: string;
  minutes: SummaryMinutes;
  onMinutes(minutes: SummaryMinutes): void;
}) {
  return (
    <select
      id={id}
      value={minutes}
      onChange={({ target }) => onMinutes(SUMMARY_MINUTES.find((each) => String(each) === target.value) ?? 0)}
    >
      {SUMMARY_MINUTES.map((each) => (
        <option key={each} value={each}>
          {each === 0 ? <Trans>Never</Trans> : <Plural value={each} one="Every minute" other="Every # minutes" />}
        </option>
      ))}
    </select>
  );
}

type FlagName = { [Name in keyof RoomSettings]: RoomSettings[Name] extends boolean ? Name : never }[keyof RoomSettings];

function Toggle({ setting, title, children }: { setting: FlagName; title: string; children: ReactNode }) {
  const { settings } = useLiveSession();
  const isOn = useRoomSettings((state) => state[setting]);
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => settings.setState({ [setting]: event.target.checked })}
      />
      <span>
        <b>{title}</b>
        <small>{children}</small>
      </span>
    </label>
  );
}
