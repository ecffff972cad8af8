import { t } from '@lingui/core/macro';

/** Why there is no picture or no sound of one's own. */
export type CaptureProblem =
  /** The person or the browser said no. */
  | 'blocked'
  /** No such device, or it was unplugged. */
  | 'missing'
  /** Another program holds it. */
  | 'busy'
  /** http from another machine: browsers hide cameras there. */
  | 'insecure-context';

export type CaptureState =
  | { state: 'asking' }
  | { state: 'on'; track: MediaStreamTrack; deviceId: string }
  /** Switched off by its owner. */
  | { state: 'off' }
  | { state: 'problem'; problem: CaptureProblem };

export type CaptureKind = 'camera' | 'microphone';

export type DeviceChoice = { deviceId: string; label: string };

export type LocalMediaState = Record<CaptureKind, CaptureState> & {
  cameras: DeviceChoice[];
  microphones: DeviceChoice[];
  /** Where the browser lets pages choose; empty elsewhere. */
  speakers: DeviceChoice[];
};

export type LocalMedia = {
  /** Asks for camera and microphone together: one question instead of two. */
  start(): Promise<void>;
  /** Opens a device; without id the one used last, else the system's choice. */
  turnOn(kind: CaptureKind, deviceId?: string): Promise<void>;
  /** Lets the device go. */
  turnOff(kind: CaptureKind): void;
  close(): void;
};

export const NO_LOCAL_MEDIA: LocalMediaState = {
  camera: { state: 'asking' },
  microphone: { state: 'asking' },
  cameras: [],
  microphones: [],
  speakers: [],
};

/** Sports halls are loud and music is on: the browser's own clean-up is all the clean-up there is. */
const MICROPHONE: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Camera and microphone of this page, from green room to the end of the class. */
export function createLocalMedia({
  camera,
  onChange,
}: {
  camera: MediaTrackConstraints;
  onChange(change: Partial<LocalMediaState>): void;
}): LocalMedia {
  const tracks = new Map<CaptureKind, MediaStreamTrack>();
  const chosen = new Map<CaptureKind, string>();
  /** Counts what was wanted of each device: an answer to an older wish is let go. */
  const wishes: Record<CaptureKind, number> = { camera: 0, microphone: 0 };
  let isClosed = false;
  const devices: MediaDevices | undefined = navigator.mediaDevices;

  const constraintsOf = (kind: CaptureKind, deviceId: string | undefined): MediaTrackConstraints => ({
    ...(kind === 'camera' ? camera : MICROPHONE),
    ...(deviceId === undefined ? {} : { deviceId: { exact: deviceId } }),
  });

  function wish(kind: CaptureKind): () => boolean {
    wishes[kind] += 1;
    const own = wishes[kind];
    return () => !isClosed && wishes[kind] === own;
  }

  function adopt(kind: CaptureKind, track: MediaStreamTrack): void {
    tracks.get(kind)?.stop();
    tracks.set(kind, track);
    const deviceId = track.getSettings().deviceId ?? '';
    if (deviceId !== '') chosen.set(kind, deviceId);
    track.addEventListener('ended', () => {
      if (tracks.get(kind) !== track) return;
      tracks.delete(kind);
      onChange({ [kind]: { state: 'problem', problem: 'missing' } });
    });
    onChange({ [kind]: { state: 'on', track, deviceId } });
  }

  function fail(kind: CaptureKind, error: unknown): void {
    onChange({ [kind]: { state: 'problem', problem: captureProblemOf(error) } });
  }

  async function list(): Promise<void> {
    if (devices === undefined) return;
    const all = await devices.enumerateDevices();
    if (isClosed) return;
    const choices = (kind: MediaDeviceKind, nameOf: (number: number) => string): DeviceChoice[] =>
      all
        .filter((device) => device.kind === kind && device.deviceId !== '')
        .map(({ deviceId, label }, index) => ({ deviceId, label: label || nameOf(index + 1) }));
    onChange({
      cameras: choices('videoinput', (number) => t`Camera ${number}`),
      microphones: choices('audioinput', (number) => t`Microphone ${number}`),
      speakers: canChooseSpeaker() ? choices('audiooutput', (number) => t`Speaker ${number}`) : [],
    });
  }

  async function turnOn(kind: CaptureKind, deviceId: string | undefined = chosen.get(kind)): Promise<void> {
    if (isClosed) return;
    if (devices === undefined) return fail(kind, null);
    const isWanted = wish(kind);
    onChange({ [kind]: { state: 'asking' } });
    try {
      const constraints = constraintsOf(kind, deviceId);
      const stream = await devices.getUserMedia(kind === 'camera' ? { video: constraints } : { audio: constraints });
      for (const track of stream.getTracks()) {
        if (isWanted()) adopt(kind, track);
        else track.stop();
      }
    } catch (error) {
      if (isWanted()) fail(kind, error);
    }
    await list();
  }

  // Labels and the list itself change when a headset comes or goes.
  const handleDeviceChange = () => void list().catch(() => undefined);
  devices?.addEventListener('devicechange', handleDeviceChange);

  return {
    async start() {
      if (devices === undefined) {
        fail('camera', null);
        fail('microphone', null);
        return;
      }
      const isWanted = { camera: wish('camera'), microphone: wish('microphone') };
      try {
        const stream = await devices.getUserMedia({
          video: constraintsOf('camera', undefined),
          audio: constraintsOf('microphone', undefined),
        });
        for (const track of stream.getTracks()) {
          const kind = track.kind === 'video' ? 'camera' : 'microphone';
          if (isWanted[kind]()) adopt(kind, track);
          else track.stop();
        }
      } catch {
        // One of the two is refused or missing: ask for each alone to find out which.
        if (isWanted.camera()) await turnOn('camera');
        if (isWanted.microphone()) await turnOn('microphone');
        return;
      }
      await list();
    },
    turnOn,
    turnOff(kind) {
      wishes[kind] += 1;
      const track = tracks.get(kind);
      tracks.delete(kind);
      track?.stop();
      onChange({ [kind]: { state: 'off' } });
    },
    close() {
      isClosed = true;
      devices?.removeEventListener('devicechange', handleDeviceChange);
      for (const track of tracks.values()) track.stop();
      tracks.clear();
    },
  };
}

function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
}

function captureProblemOf(error: unknown): CaptureProblem {
  if (error === null) return 'insecure-context';
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'blocked';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'missing';
  }
}
