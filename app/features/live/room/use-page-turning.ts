import { type RefObject, useEffect, useRef } from 'react';

const TURN_EVERY_MS = 30_000;
/** A finger that went so far sideways, and more sideways than up or down, meant to turn. */
const SWIPE_MIN_PX = 44;

/** Turns the strip's page by swipe and, where the person wants it, by itself; not while pointer or focus is in it. */
export function usePageTurning(
  ref: RefObject<HTMLElement | null>,
  { isAutomatic, onTurn }: { isAutomatic: boolean; onTurn(step: 1 | -1): void },
): void {
  const turn = useRef(onTurn);
  turn.current = onTurn;

  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let start: { pointerId: number; x: number; y: number } | null = null;
    const handleDown = ({ pointerId, pointerType, clientX, clientY }: PointerEvent) => {
      if (pointerType !== 'mouse') start = { pointerId, x: clientX, y: clientY };
    };
    const handleUp = ({ pointerId, clientX, clientY }: PointerEvent) => {
      if (start === null || start.pointerId !== pointerId) return;
      const step = swipeStep({ dx: clientX - start.x, dy: clientY - start.y });
      start = null;
      if (step !== 0) turn.current(step);
    };
    element.addEventListener('pointerdown', handleDown);
    // The finger may leave the strip before it is lifted.
    window.addEventListener('pointerup', handleUp);
    return () => {
      element.removeEventListener('pointerdown', handleDown);
      window.removeEventListener('pointerup', handleUp);
    };
  }, [ref]);

  useEffect(() => {
    if (!isAutomatic) return;
    const timer = setInterval(() => {
      if (ref.current?.matches(':hover, :focus-within') === false) turn.current(1);
    }, TURN_EVERY_MS);
    return () => clearInterval(timer);
  }, [ref, isAutomatic]);
}

/** To the left is on, to the right is back. */
export function swipeStep({ dx, dy }: { dx: number; dy: number }): 1 | -1 | 0 {
  if (Math.abs(dx) < SWIPE_MIN_PX || Math.abs(dx) < Math.abs(dy) * 1.5) return 0;
  return dx < 0 ? 1 : -1;
}
