import { useEffect, useRef } from 'react';
import type { PresetKind } from './cue-words.ts';

export type ConsoleKeys = {
  onCue(kind: PresetKind): void;
  onSay(): void;
  onSpotlight(): void;
  onSearch(): void;
  onPage(step: 1 | -1): void;
};

/** The instructor's single keys; quiet while somebody types or a dialog is open. */
export function useConsoleKeys(keys: ConsoleKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      const act = actionOf(event.key, latest.current);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
}

function actionOf(key: string, keys: ConsoleKeys): (() => void) | null {
  switch (key.toLowerCase()) {
    case '1':
      return () => keys.onCue('push');
    case '2':
      return () => keys.onCue('hold');
    case '3':
      return () => keys.onCue('ease');
    case '4':
      return () => keys.onCue('breathe');
    case 'c':
      return keys.onSay;
    case 's':
      return keys.onSpotlight;
    case '/':
      return keys.onSearch;
    case '[':
      return () => keys.onPage(-1);
    case ']':
      return () => keys.onPage(1);
    default:
      return null;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type="radio"]), textarea, select') !== null;
}
