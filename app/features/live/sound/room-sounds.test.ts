import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRoomSettings } from '../settings/room-settings.ts';
import { createRoomSounds } from './room-sounds.ts';
import { durationOf } from './tones.ts';

const played = vi.fn();
const spoken = vi.fn();

class FakeContext {
  state = 'suspended';
  currentTime = 0;
  destination = {};
  async resume() {
    this.state = 'running';
  }
  async close() {}
  createOscillator = () => ({ frequency: {}, connect() {}, start: played, stop() {} });
  createGain = () => ({ gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect() {} });
}

beforeEach(() => {
  vi.useFakeTimers();
  played.mockClear();
  spoken.mockClear();
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('window', { speechSynthesis: { cancel() {}, speak: spoken } });
  vi.stubGlobal('speechSynthesis', {});
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function setUp() {
  const settings = createRoomSettings(null);
  const sounds = createRoomSounds({ settings });
  const volumes: number[] = [];
  sounds.onVoiceVolume((volume) => volumes.push(volume));
  return { settings, sounds, volumes };
}

it('the class is 6 dB quieter for as long as a sound is heard', () => {
  const { sounds, volumes } = setUp();
  sounds.unlock();
  sounds.request('push');
  expect(volumes).toEqual([1, expect.closeTo(0.501, 3)]);
  vi.advanceTimersByTime(durationOf('push') * 1000);
  expect(volumes.at(-1)).toBe(1);
});

it('is silent, and leaves the class as it is, where the person wants no sounds', () => {
  const { settings, sounds, volumes } = setUp();
  settings.setState({ soundVolume: 0 });
  sounds.unlock();
  sounds.request('push');
  expect(played).not.toHaveBeenCalled();
  expect(volumes).toEqual([1]);
});

it('is silent before the first tap', () => {
  const { sounds } = setUp();
  sounds.request('push');
  expect(played).not.toHaveBeenCalled();
});

it('reads aloud only where the person wants it, and ducks the class meanwhile', () => {
  const { settings, sounds, volumes } = setUp();
  expect(sounds.say('Push')).toBe(false);
  settings.setState({ isVoiceOn: true });
  expect(sounds.say('Push')).toBe(true);
  const utterance = spoken.mock.calls[0]![0] as { text: string; onstart(): void; onend(): void };
  expect(utterance.text).toBe('Push');
  utterance.onstart();
  expect(volumes.at(-1)).toBeCloseTo(0.501, 3);
  utterance.onend();
  expect(volumes.at(-1)).toBe(1);
});
