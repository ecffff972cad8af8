import { useRoomKeys } from '../room/use-room-keys.ts';
import type { PresetKind } from './cue-words.ts';

export type ConsoleKeys = {
  onCue(kind: PresetKind): void;
  onSay(): void;
  onSpotlight(): void;
  onSearch(): void;
  onPage(step: 1 | -1): void;
};

/** The instructor's single keys, beside those that everybody has. Which key does what is in `ROOM_ACTIONS`. */
export function useConsoleKeys({ onCue, onSay, onSpotlight, onSearch, onPage }: ConsoleKeys): void {
  useRoomKeys({
    'cue-push': () => onCue('push'),
    'cue-hold': () => onCue('hold'),
    'cue-ease': () => onCue('ease'),
    'cue-breathe': () => onCue('breathe'),
    'cue-text': onSay,
    spotlight: onSpotlight,
    'find-person': onSearch,
    'previous-grid-page': () => onPage(-1),
    'next-grid-page': () => onPage(1),
  });
}
