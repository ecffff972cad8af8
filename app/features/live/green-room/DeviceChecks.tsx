import { Trans, useLingui } from '@lingui/react/macro';
import { Camera, type LucideIcon, Mic, Volume2 } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { CaptureKind, DeviceChoice } from '../../../lib/media/local-media.ts';
import { CAPTURE_PROBLEM_TEXT } from '../device-words.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { useRoomSettings } from '../settings/use-room-settings.ts';
import { measureMicLevel } from './mic-level.ts';

/** Which camera, which microphone and how loud, and whether the speaker speaks. */
export function DeviceChecks() {
  const { t } = useLingui();
  const cameras = useRoom((state) => state.media.cameras);
  const microphones = useRoom((state) => state.media.microphones);
  return (
    <div className="device-checks">
      <section className="card device-check">
        <CapturePicker kind="camera" label={t`Camera`} Icon={Camera} choices={cameras} />
      </section>
      <section className="card device-check">
        <CapturePicker kind="microphone" label={t`Microphone`} Icon={Mic} choices={microphones} />
        <MicMeter />
      </section>
      <section className="card device-check">
        <SpeakerPicker />
      </section>
    </div>
  );
}

function CapturePicker({
  kind,
  label,
  Icon,
  choices,
}: {
  kind: CaptureKind;
  label: string;
  Icon: LucideIcon;
  choices: DeviceChoice[];
}) {
  const { t } = useLingui();
  const session = useLiveSession();
  const capture = useRoom((state) => state.media[kind]);
  const id = useId();
  const isInUse = capture.state === 'on';
  return (
    <>
      <DeviceLine id={id} label={label} Icon={Icon} />
      {choices.length > 0 && (
        <DeviceSelect
          id={id}
          chosen={isInUse ? capture.deviceId : ''}
          choices={choices}
          unchosen={isInUse ? null : t`Not in use`}
          onChoose={(deviceId) => session.turnOn(kind, deviceId)}
        />
      )}
      {capture.state === 'problem' ? (
        <p className="muted t13" data-testid={`${kind}-check-problem`}>
          {t(CAPTURE_PROBLEM_TEXT[capture.problem][kind])}
        </p>
      ) : (
        choices.length === 0 && (
          <p className="muted t13">
            <Trans>Waiting for your permission.</Trans>
          </p>
        )
      )}
    </>
  );
}

function SpeakerPicker() {
  const { t } = useLingui();
  const { sounds, settings } = useLiveSession();
  const speakers = useRoom((state) => state.media.speakers);
  const speakerId = useRoomSettings((state) => state.speakerId);
  const id = useId();
  const isThere = speakers.some(({ deviceId }) => deviceId === speakerId);
  return (
    <>
      <DeviceLine id={id} label={t`Speaker`} Icon={Volume2}>
        <button type="button" className="btn sm" data-testid="speaker-test" onClick={() => sounds.test('push')}>
          <Trans>Play test</Trans>
        </button>
      </DeviceLine>
      {speakers.length > 0 ? (
        <DeviceSelect
          id={id}
          chosen={isThere ? speakerId : ''}
          choices={speakers}
          unchosen={isThere ? null : t`The system’s choice`}
          onChoose={(deviceId) => settings.setState({ speakerId: deviceId })}
        />
      ) : null}
      <p className="muted t13">
        <Trans>You should hear two soft tones. Cues sound like this.</Trans>
      </p>
    </>
  );
}

function DeviceLine({
  id,
  label,
  Icon,
  children,
}: {
  id: string;
  label: string;
  Icon: LucideIcon;
  children?: ReactNode;
}) {
  return (
    <div className="device-line">
      <Icon size={16} />
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

function DeviceSelect({
  id,
  chosen,
  choices,
  unchosen,
  onChoose,
}: {
  id: string;
  chosen: string;
  choices: readonly DeviceChoice[];
  /** What stands there while none of them is in use; `null`: one is. */
  unchosen: string | null;
  onChoose(deviceId: string): void;
}) {
  return (
    <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {unchosen !== null && <option value="">{unchosen}</option>}
      {choices.map((choice) => (
        <option key={choice.deviceId} value={choice.deviceId}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

function MicMeter() {
  const { t } = useLingui();
  const microphone = useRoom((state) => state.media.microphone);
  const track = microphone.state === 'on' ? microphone.track : null;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (track === null) return;
    return measureMicLevel(track, (level) => {
      const meter = ref.current;
      if (meter === null) return;
      meter.style.setProperty('--level', level.toFixed(2));
      meter.ariaValueNow = String(Math.round(level * 100));
    });
  }, [track]);
  return (
    <div
      ref={ref}
      className="meter"
      role="meter"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      aria-label={t`Microphone level`}
    />
  );
}
