import { t } from '@lingui/core/macro';
import { isCharacterKey, keyOf, type RoomAction } from '../room/room-actions.ts';
import { keyLabel } from './key-label.ts';
import type { RoomSettings } from './room-settings.ts';
import { useRoomSettings } from './use-room-settings.ts';

/** The key of an action as this person chose it; `null` where single keys are off. */
export function useKeyLabel(action: RoomAction): string | null {
  return useRoomSettings((settings) => labelOf(action, settings));
}

/** Adds an action's key to what a button is called: `Leave (Esc)`. */
export function useKeyHint(): (name: string, action: RoomAction) => string {
  const keys = useRoomSettings((settings) => settings.keys);
  const areSingleKeysOn = useRoomSettings((settings) => settings.areSingleKeysOn);
  return (name, action) => {
    const key = labelOf(action, { keys, areSingleKeysOn });
    return key === null ? name : t({ message: `${name} (${key})`, comment: 'A button and its key' });
  };
}

function labelOf(
  action: RoomAction,
  { keys, areSingleKeysOn }: Pick<RoomSettings, 'keys' | 'areSingleKeysOn'>,
): string | null {
  const key = keyOf(action, keys);
  return areSingleKeysOn || !isCharacterKey(key) ? keyLabel(key) : null;
}
