import { type RefObject, useEffect, useRef } from 'react';

/** A pointer that lies still for so long points at nobody. */
const POINTER_RESTS_AFTER_MS = 15_000;

/** Says when somebody points at what is inside or has the keyboard's focus there: then nothing in it may move. */
export function useHold(ref: RefObject<HTMLElement | null>, onHeld: (isHeld: boolean) => void): void {
  const latest = useRef(onHeld);
  latest.current = onHeld;
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let isPointed = false;
    let restTimer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => latest.current(isPointed || element.querySelector(':focus-visible') !== null);
    const rest = () => {
      clearTimeout(restTimer);
      isPointed = false;
      tell();
    };
    const point = () => {
      clearTimeout(restTimer);
      restTimer = setTimeout(rest, POINTER_RESTS_AFTER_MS);
      isPointed = true;
      tell();
    };
    // After the focus has moved on.
    const focusMoved = () => setTimeout(tell);
    element.addEventListener('pointermove', point);
    element.addEventListener('pointerleave', rest);
    element.addEventListener('focusin', focusMoved);
    element.addEventListener('focusout', focusMoved);
    return () => {
      clearTimeout(restTimer);
      element.removeEventListener('pointermove', point);
      element.removeEventListener('pointerleave', rest);
      element.removeEventListener('focusin', focusMoved);
      element.removeEventListener('focusout', focusMoved);
    };
  }, [ref]);
}
