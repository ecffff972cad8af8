import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import {
  type CaptureProblem,
  type CaptureState,
  createLocalMedia,
  type LocalMedia,
  type LocalMediaState,
  NO_LOCAL_MEDIA,
} from '../../lib/media/local-media.ts';
import { CheckRow, type CheckTone } from './CheckRow.tsx';

const CAMERA_PROBLEM: Record<CaptureProblem, MessageDescriptor> = {
  blocked: msg`The browser blocked the camera for this site. Click the icon left of the address, allow it, then try again.`,
  missing: msg`No camera found. A class can be joined without one.`,
  busy: msg`Another program uses the camera. Close it, then try again.`,
  'insecure-context': msg`Browsers give cameras to https addresses and to localhost only.`,
};
const MICROPHONE_PROBLEM: Record<CaptureProblem, MessageDescriptor> = {
  blocked: msg`The browser blocked the microphone for this site. Click the icon left of the address, allow it, then try again.`,
  missing: msg`No microphone found. A class can be joined without one.`,
  busy: msg`Another program uses the microphone. Close it, then try again.`,
  'insecure-context': msg`Browsers give microphones to https addresses and to localhost only.`,
};

/** Asks for camera and microphone when told to, shows the picture, and lets both go again. */
export function CameraRow() {
  const { t } = useLingui();
  const [media, setMedia] = useState<LocalMediaState | null>(null);
  const capture = useRef<LocalMedia | null>(null);
  useEffect(() => () => capture.current?.close(), []);

  const stop = () => {
    capture.current?.close();
    capture.current = null;
    setMedia(null);
  };
  const start = () => {
    stop();
    setMedia(NO_LOCAL_MEDIA);
    const own = createLocalMedia({
      camera: { width: { ideal: 640 }, height: { ideal: 360 } },
      onChange: (change) => setMedia((state) => ({ ...(state ?? NO_LOCAL_MEDIA), ...change })),
    });
    capture.current = own;
    void own.start();
  };
  const isOn = media?.camera.state === 'on' || media?.microphone.state === 'on';
  return (
    <CheckRow
      tone={media === null ? 'open' : toneOf(media)}
      title={t`Camera and microphone`}
      testId="check-camera"
      action={
        isOn ? (
          <button type="button" className="btn" onClick={stop}>
            <Trans>Turn off</Trans>
          </button>
        ) : (
          <button type="button" className="btn" onClick={start} disabled={media?.camera.state === 'asking'}>
            {media === null ? <Trans>Try camera and microphone</Trans> : <Trans>Try again</Trans>}
          </button>
        )
      }
    >
      {media === null ? (
        <p>
          <Trans>The browser asks for your permission. Picture and sound stay on this device.</Trans>
        </p>
      ) : (
        <>
          <p>
            <CameraText state={media.camera} names={media.cameras} />
          </p>
          <p>
            <MicrophoneText state={media.microphone} names={media.microphones} />
          </p>
          {media.camera.state === 'on' ? <Preview track={media.camera.track} /> : null}
        </>
      )}
    </CheckRow>
  );
}

function toneOf({ camera, microphone }: LocalMediaState): CheckTone {
  const states = [camera.state, microphone.state];
  if (states.includes('asking')) return 'running';
  if (states.every((state) => state === 'on')) return 'ok';
  return states.includes('on') ? 'warn' : 'bad';
}

type DeviceTextProps = { state: CaptureState; names: readonly { deviceId: string; label: string }[] };

function CameraText({ state, names }: DeviceTextProps) {
  const { t } = useLingui();
  if (state.state === 'problem') return t(CAMERA_PROBLEM[state.problem]);
  if (state.state !== 'on') return <Trans>Answer the browser’s question.</Trans>;
  const name = labelOf(names, state.deviceId);
  return name === null ? <Trans>The camera works.</Trans> : <Trans>The camera works: {name}.</Trans>;
}

function MicrophoneText({ state, names }: DeviceTextProps) {
  const { t } = useLingui();
  if (state.state === 'problem') return t(MICROPHONE_PROBLEM[state.problem]);
  if (state.state !== 'on') return null;
  const name = labelOf(names, state.deviceId);
  return name === null ? <Trans>The microphone works.</Trans> : <Trans>The microphone works: {name}.</Trans>;
}

function labelOf(names: DeviceTextProps['names'], deviceId: string): string | null {
  return names.find((device) => device.deviceId === deviceId)?.label ?? null;
}

function Preview({ track }: { track: MediaStreamTrack }) {
  const { t } = useLingui();
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (ref.current !== null) ref.current.srcObject = new MediaStream([track]);
  }, [track]);
  return <video ref={ref} className="check-preview" autoPlay muted playsInline aria-label={t`Your camera`} />;
}
