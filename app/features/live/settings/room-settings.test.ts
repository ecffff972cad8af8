import { expect, it } from 'vitest';
import { createRoomSettings, DEFAULT_ROOM_SETTINGS, parseRoomSettings, withPin } from './room-settings.ts';

function aStorage(initial: string | null = null) {
  let kept = initial;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

it('settings come back with the next page of this browser', () => {
  const storage = aStorage();
  createRoomSettings(storage).setState({ isLarger: true, keys: { microphone: 'x' }, summaryEveryMin: 2 });
  expect(createRoomSettings(storage).getState()).toMatchObject({
    isLarger: true,
    keys: { microphone: 'x' },
    summaryEveryMin: 2,
    areSingleKeysOn: true,
  });
});

it.each(['', 'not JSON', '[]', '7', 'null', '{"soundVolume":"loud","keys":[1],"pinned":{}}'])(
  'what is stored as %j is no obstacle',
  (stored) => {
    expect(createRoomSettings(aStorage(stored)).getState()).toEqual(DEFAULT_ROOM_SETTINGS);
  },
);

it('each part that does not fit is the default, the rest stays', () => {
  const settings = parseRoomSettings({
    soundVolume: 3,
    summaryEveryMin: 4,
    isVoiceOn: 1,
    isLarger: true,
    keys: { microphone: 'x', camera: 7, fly: 'y', hand: '' },
    pinned: ['a', 5, 'b'],
  });
  expect(settings).toEqual({ ...DEFAULT_ROOM_SETTINGS, isLarger: true, keys: { microphone: 'x' }, pinned: ['a', 'b'] });
});

it('works for this page where nothing can be stored', () => {
  const settings = createRoomSettings({
    getItem: () => {
      throw new DOMException('no', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  settings.setState({ soundVolume: 0 });
  expect(settings.getState().soundVolume).toBe(0);
});

it('pinning twice is once, and the oldest of very many gives way', () => {
  const twice = withPin(withPin(DEFAULT_ROOM_SETTINGS, 'a', true), 'a', true);
  expect(twice.pinned).toEqual(['a']);
  expect(withPin(twice, 'a', false).pinned).toEqual([]);
  let many = DEFAULT_ROOM_SETTINGS;
  for (let index = 0; index < 201; index += 1) many = withPin(many, `p${index}`, true);
  expect(many.pinned).toHaveLength(200);
  expect(many.pinned).not.toContain('p0');
});
