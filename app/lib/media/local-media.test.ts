import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLocalMedia, type LocalMediaState } from './local-media.ts';

const getUserMedia = vi.fn<(constraints: MediaStreamConstraints) => Promise<MediaStream>>();

beforeEach(() => {
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getUserMedia,
      enumerateDevices: () => Promise.resolve([]),
      addEventListener() {},
      removeEventListener() {},
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

function deviceTrack(kind: 'video' | 'audio') {
  const stop = vi.fn();
  const track = { kind, stop, getSettings: () => ({ deviceId: kind }), addEventListener() {} };
  return { track: track as unknown as MediaStreamTrack, stop };
}

const streamOf = (...tracks: MediaStreamTrack[]) => ({ getTracks: () => tracks }) as unknown as MediaStream;

function createMedia() {
  const states: Partial<Record<'camera' | 'microphone', string>> = {};
  const media = createLocalMedia({
    camera: {},
    onChange({ camera, microphone }: Partial<LocalMediaState>) {
      if (camera !== undefined) states.camera = camera.state;
      if (microphone !== undefined) states.microphone = microphone.state;
    },
  });
  return { media, states };
}

it('keeps a camera off that was switched off while the browser asked', async () => {
  const question = Promise.withResolvers<MediaStream>();
  getUserMedia.mockReturnValueOnce(question.promise);
  const { media, states } = createMedia();
  const turningOn = media.turnOn('camera');
  media.turnOff('camera');
  const { track, stop } = deviceTrack('video');
  question.resolve(streamOf(track));
  await turningOn;
  expect(stop).toHaveBeenCalledOnce();
  expect(states.camera).toBe('off');
});

it('keeps the device that was asked for last, whichever answer comes first', async () => {
  const first = Promise.withResolvers<MediaStream>();
  const last = deviceTrack('video');
  getUserMedia.mockReturnValueOnce(first.promise).mockResolvedValueOnce(streamOf(last.track));
  const { media, states } = createMedia();
  const turningOnFirst = media.turnOn('camera', 'one');
  await media.turnOn('camera', 'two');
  first.reject(new DOMException('busy', 'NotReadableError'));
  await turningOnFirst;
  expect(states.camera).toBe('on');
  expect(last.stop).not.toHaveBeenCalled();
});

it('switches only the camera off while the browser asks for both', async () => {
  const question = Promise.withResolvers<MediaStream>();
  getUserMedia.mockReturnValueOnce(question.promise);
  const { media, states } = createMedia();
  const starting = media.start();
  media.turnOff('camera');
  const camera = deviceTrack('video');
  const microphone = deviceTrack('audio');
  question.resolve(streamOf(camera.track, microphone.track));
  await starting;
  expect(camera.stop).toHaveBeenCalledOnce();
  expect(states).toEqual({ camera: 'off', microphone: 'on' });
  media.close();
  expect(microphone.stop).toHaveBeenCalledOnce();
});

it('asks for each alone when both together are refused', async () => {
  getUserMedia
    .mockRejectedValueOnce(new DOMException('no camera', 'NotFoundError'))
    .mockRejectedValueOnce(new DOMException('no camera', 'NotFoundError'))
    .mockResolvedValueOnce(streamOf(deviceTrack('audio').track));
  const { media, states } = createMedia();
  await media.start();
  expect(states).toEqual({ camera: 'problem', microphone: 'on' });
});

it('does not ask again after it was closed', async () => {
  const question = Promise.withResolvers<MediaStream>();
  getUserMedia.mockReturnValueOnce(question.promise);
  const { media } = createMedia();
  const starting = media.start();
  media.close();
  question.reject(new DOMException('refused', 'NotAllowedError'));
  await starting;
  expect(getUserMedia).toHaveBeenCalledOnce();
});
