import { useEffect, useRef } from 'react';

export type RoomKeys = {
  onMicrophone(): void;
  onCamera(): void;
  onSpeakHeartRate(): void;
  onLeave(): void;
  onPage(step: 1 | -1): void;
};

/** Single keys for people whose hands are wet; quiet while somebody types or a dialog is open. */
export function useRoomKeys(keys: RoomKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const act = actionOf(event.key, latest.current);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
}

function actionOf(key: string, keys: RoomKeys): (() => void) | null {
  switch (key.toLowerCase()) {
    case 'm':
      return keys.onMicrophone;
    case 'v':
      return keys.onCamera;
    case 'h':
      return keys.onSpeakHeartRate;
    case 'f':
      return toggleFullScreen;
    case 'escape':
      return keys.onLeave;
    case 'arrowleft':
      return () => keys.onPage(-1);
    case 'arrowright':
      return () => keys.onPage(1);
    default:
      return null;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type="radio"]), textarea, select') !== null;
}

function toggleFullScreen(): void {
  // Refused in some embedded pages: then the key does nothing.
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen().catch(() => undefined);
  else document.exitFullscreen().catch(() => undefined);
}
