import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ChosenKeys, isRoomAction } from '../room/room-actions.ts';

/** How often the own heart rate is said by itself, in minutes; 0: never. */
export const SUMMARY_MINUTES = [0, 1, 2, 5] as const;
export type SummaryMinutes = (typeof SUMMARY_MINUTES)[number];

/** How this person wants the room, on this browser. */
export type RoomSettings = {
  /** Single-character shortcuts (WCAG 2.1.4). */
  areSingleKeysOn: boolean;
  keys: ChosenKeys;
  /** Of our own sounds, 0…1; 0 is off. */
  soundVolume: number;
  /** The browser's voice reads cues, `H` and the summary; otherwise only screen readers hear them. */
  isVoiceOn: boolean;
  summaryEveryMin: SummaryMinutes;
  /** The strip turns its page every 30 s. */
  isPageTurnOn: boolean;
  /** The heart rate takes the place of the strip. */
  isLarger: boolean;
  /** Output device; empty: the system's choice. */
  speakerId: string;
  /** Participants whose tiles stay on the strip, the one pinned last at the end. */
  pinned: readonly string[];
};

export type RoomSettingsStore = StoreApi<RoomSettings>;

export const DEFAULT_ROOM_SETTINGS: RoomSettings = {
  areSingleKeysOn: true,
  keys: {},
  soundVolume: 0.6,
  isVoiceOn: false,
  summaryEveryMin: 0,
  isPageTurnOn: false,
  isLarger: false,
  speakerId: '',
  pinned: [],
};

const STORAGE_KEY = 'pulseroom.room';
/** Pins of classes long ago give way to newer ones. */
const PINNED_MAX = 200;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** Kept as long as the browser keeps it; without a storage, for as long as the page is open. */
export function createRoomSettings(storage: Storage | null): RoomSettingsStore {
  const settings = createStore<RoomSettings>()(() => parseRoomSettings(read(storage)));
  settings.subscribe((state) => {
    try {
      storage?.setItem(STORAGE_KEY, JSON.stringify(state));
    } catch {
      // Full or forbidden: the settings hold for this page.
    }
  });
  return settings;
}

/** Browsers throw on the mere mention of a storage that is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage;
  } catch {
    return null;
  }
}

function read(storage: Storage | null): unknown {
  try {
    return JSON.parse(storage?.getItem(STORAGE_KEY) ?? 'null');
  } catch {
    return null;
  }
}

/** What is stored may be of another version, or of anybody: each part that does not fit is the default. */
export function parseRoomSettings(stored: unknown): RoomSettings {
  const given = isRecord(stored) ? stored : {};
  const flag = (name: 'areSingleKeysOn' | 'isVoiceOn' | 'isPageTurnOn' | 'isLarger') => {
    const value = given[name];
    return typeof value === 'boolean' ? value : DEFAULT_ROOM_SETTINGS[name];
  };
  const { soundVolume, summaryEveryMin, speakerId, keys, pinned } = given;
  const isVolume = typeof soundVolume === 'number' && soundVolume >= 0 && soundVolume <= 1;
  return {
    areSingleKeysOn: flag('areSingleKeysOn'),
    isVoiceOn: flag('isVoiceOn'),
    isPageTurnOn: flag('isPageTurnOn'),
    isLarger: flag('isLarger'),
    soundVolume: isVolume ? soundVolume : DEFAULT_ROOM_SETTINGS.soundVolume,
    summaryEveryMin: SUMMARY_MINUTES.find((minutes) => minutes === summaryEveryMin) ?? 0,
    speakerId: typeof speakerId === 'string' ? speakerId : '',
    keys: isRecord(keys) ? Object.fromEntries(Object.entries(keys).filter(isChosenKey)) : {},
    pinned: Array.isArray(pinned) ? pinned.filter((id): id is string => typeof id === 'string').slice(-PINNED_MAX) : [],
  };
}

export function withPin(settings: RoomSettings, participantId: string, isPinned: boolean): RoomSettings {
  const others = settings.pinned.filter((id) => id !== participantId);
  return { ...settings, pinned: (isPinned ? [...others, participantId] : others).slice(-PINNED_MAX) };
}

function isChosenKey(entry: [string, unknown]): entry is [string, string] {
  const [action, key] = entry;
  return isRoomAction(action) && typeof key === 'string' && key !== '' && key.length <= 20;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
