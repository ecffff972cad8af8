import { Camera, Mic, Volume2 } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import type { CaptureKind, DeviceChoice } from '../../../lib/media/local-media.ts';
import { CAPTURE_PROBLEM_TEXT } from '../device-words.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { measureMicLevel, playTestTone } from './mic-level.ts';

/** Which camera, which microphone and how loud, and whether the speaker speaks. */
export function DeviceChecks() {
  const cameras = useRoom((state) => state.media.cameras);
  const microphones = useRoom((state) => state.media.microphones);
  return (
    <div className="device-checks">
      <section className="card device-check">
        <DevicePicker kind="camera" label="Camera" choices={cameras} />
      </section>
      <section className="card device-check">
        <DevicePicker kind="microphone" label="Microphone" choices={microphones} />
        <MicMeter />
      </section>
      <section className="card device-check">
        <div className="device-line">
          <Volume2 size={16} />
          <b>Speaker</b>
          <button type="button" className="btn sm" onClick={playTestTone}>
            Play test
          </button>
        </div>
        <p className="muted t13">You should hear two soft tones.</p>
      </section>
    </div>
  );
}

function DevicePicker({ kind, label, choices }: { kind: CaptureKind; label: string; choices: DeviceChoice[] }) {
  const session = useLiveSession();
  const capture = useRoom((state) => state.media[kind]);
  const id = useId();
  const Icon = kind === 'camera' ? Camera : Mic;
  return (
    <>
      <div className="device-line">
        <Icon size={16} />
        <label htmlFor={id}>{label}</label>
      </div>
      {choices.length > 0 ? (
        <select
          id={id}
          value={capture.state === 'on' ? capture.deviceId : ''}
          onChange={(event) => session.turnOn(kind, event.target.value)}
        >
          {capture.state !== 'on' && <option value="">Not in use</option>}
          {choices.map((choice) => (
            <option key={choice.deviceId} value={choice.deviceId}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <p id={id} className="muted t13">
          {capture.state === 'problem' ? CAPTURE_PROBLEM_TEXT[capture.problem][kind] : 'Waiting for your permission.'}
        </p>
      )}
    </>
  );
}

function MicMeter() {
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
      aria-label="Microphone level"
    />
  );
}
