import { useEffect, useRef } from 'react';
import { useLiveSession } from '../live-session-context.tsx';
import { actionFor, pressedKey, type RoomAction } from './room-actions.ts';

/** What an action does when its key goes down; with `release`, also when it comes up or the window loses the keyboard. */
export type KeyHandler = (() => void) | { press(): void; release(): void };
export type KeyHandlers = Partial<Record<RoomAction, KeyHandler>>;

/**
 * Single keys for people whose hands are wet; quiet while somebody types or a dialog is open. Which key does what is in
 * `ROOM_ACTIONS` and the person's settings. An action without a handler leaves its key to the browser.
 */
export function useRoomKeys(handlers: KeyHandlers): void {
  const { room, settings } = useLiveSession();
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    let held: { code: string; release: () => void } | null = null;

    const handleDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const key = pressedKey(event);
      if (key === ' ' && isPressable(event.target)) return;
      const action = actionFor(key, { role: room.getState().viewer.role, ...settings.getState() });
      const handler = action === null ? undefined : latest.current[action];
      if (handler === undefined) return;
      event.preventDefault();
      if (event.repeat) return;
      if (typeof handler === 'function') return handler();
      if (held !== null) return;
      held = { code: event.code, release: handler.release };
      handler.press();
    };
    const letGo = () => {
      const release = held?.release;
      held = null;
      release?.();
    };
    const handleUp = (event: KeyboardEvent) => {
      if (held?.code === event.code) letGo();
    };

    window.addEventListener('keydown', handleDown);
    window.addEventListener('keyup', handleUp);
    window.addEventListener('blur', letGo);
    return () => {
      letGo();
      window.removeEventListener('keydown', handleDown);
      window.removeEventListener('keyup', handleUp);
      window.removeEventListener('blur', letGo);
    };
  }, [room, settings]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input:not([type="radio"]), textarea, select') !== null;
}

/** The space bar presses what has the focus. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, [role="tab"], [role="button"]') !== null;
}

export function toggleFullScreen(): void {
  // Refused in some embedded pages: then the key does nothing.
  if (document.fullscreenElement === null) document.documentElement.requestFullscreen().catch(() => undefined);
  else document.exitFullscreen().catch(() => undefined);
}
