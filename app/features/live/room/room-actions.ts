import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SessionRole } from '#core/consent.ts';

type RoomActionEntry = {
  /** As `pressedKey` names it. */
  key: string;
  label: MessageDescriptor;
  /** Whose screen knows it. */
  for: 'everybody' | SessionRole;
};

const table = {
  'speak-heart-rate': { key: 'h', label: msg`Say my heart rate and zone`, for: 'everybody' },
  microphone: { key: 'm', label: msg`Microphone on or off`, for: 'everybody' },
  talk: { key: ' ', label: msg`Talk while the key is held`, for: 'participant' },
  camera: { key: 'v', label: msg`Camera on or off`, for: 'everybody' },
  hand: { key: 'r', label: msg`Raise or lower my hand`, for: 'participant' },
  larger: { key: 't', label: msg`Larger numbers`, for: 'participant' },
  'previous-page': { key: 'ArrowLeft', label: msg`Previous people`, for: 'participant' },
  'next-page': { key: 'ArrowRight', label: msg`Next people`, for: 'participant' },
  'cue-push': { key: '1', label: msg`Cue: push`, for: 'instructor' },
  'cue-hold': { key: '2', label: msg`Cue: hold`, for: 'instructor' },
  'cue-ease': { key: '3', label: msg`Cue: ease`, for: 'instructor' },
  'cue-breathe': { key: '4', label: msg`Cue: breathe`, for: 'instructor' },
  'cue-text': { key: 'c', label: msg`Write a cue`, for: 'instructor' },
  spotlight: { key: 's', label: msg`Spotlight the person in focus`, for: 'instructor' },
  'find-person': { key: '/', label: msg`Find a person`, for: 'instructor' },
  'previous-grid-page': { key: '[', label: msg`Previous page of the grid`, for: 'instructor' },
  'next-grid-page': { key: ']', label: msg`Next page of the grid`, for: 'instructor' },
  'full-screen': { key: 'f', label: msg`Full screen`, for: 'everybody' },
  help: { key: '?', label: msg`This list`, for: 'everybody' },
  leave: { key: 'Escape', label: msg`Leave; asks first`, for: 'everybody' },
} as const satisfies Record<string, RoomActionEntry>;

/** What a single key does in the room, in the order of the list that `?` shows. */
export type RoomAction = keyof typeof table;
export const ROOM_ACTIONS: Record<RoomAction, RoomActionEntry> = table;

const ALL_ACTIONS = Object.keys(table) as RoomAction[];

export function isRoomAction(name: string): name is RoomAction {
  return name in table;
}

export function actionsOf(role: SessionRole): RoomAction[] {
  return ALL_ACTIONS.filter((action) => ROOM_ACTIONS[action].for === 'everybody' || ROOM_ACTIONS[action].for === role);
}

/** Keys that the person chose instead of those of the table. */
export type ChosenKeys = Partial<Record<RoomAction, string>>;

export function keyOf(action: RoomAction, chosen: ChosenKeys): string {
  return chosen[action] ?? ROOM_ACTIONS[action].key;
}

/**
 * WCAG 2.1.4: what types a character, and the space bar, can be spoken or brushed by accident and can be switched off;
 * Escape and arrows cannot.
 */
export function isCharacterKey(key: string): boolean {
  return key.length === 1;
}

/** What a key does for this role now; `null`: nothing. */
export function actionFor(
  key: string,
  { role, keys, areSingleKeysOn }: { role: SessionRole; keys: ChosenKeys; areSingleKeysOn: boolean },
): RoomAction | null {
  if (!areSingleKeysOn && isCharacterKey(key)) return null;
  return actionsOf(role).find((action) => keyOf(action, keys) === key) ?? null;
}

/** Another action of this role that has the key already. */
export function keyConflict(
  key: string,
  { action, role, keys }: { action: RoomAction; role: SessionRole; keys: ChosenKeys },
): RoomAction | null {
  return actionsOf(role).find((other) => other !== action && keyOf(other, keys) === key) ?? null;
}

/**
 * The key as the table names it: one character, lower case, or the name of a key that types none. With a Korean or
 * Cyrillic keyboard the character is not Latin: then it is the letter that stands on the key.
 */
export function pressedKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isLatin = key.length > 1 ? key !== 'Process' && key !== 'Unidentified' : /^[\x20-\x7e]$/.test(key);
  const letter = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code);
  if (!isLatin && letter !== null) return (letter[1] ?? letter[2] ?? '').toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}
