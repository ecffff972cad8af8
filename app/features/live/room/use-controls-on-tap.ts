import { useEffect, useState } from 'react';

const SHOWN_FOR_MS = 4000;

/**
 * On phones the controls lie over the room: shown by a tap, gone after 4 s. The stylesheet decides where that applies,
 * and keeps them while the keyboard's focus is in them.
 */
export function useControlsOnTap(): boolean {
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    let timer = setTimeout(() => setShown(false), SHOWN_FOR_MS);
    const show = () => {
      clearTimeout(timer);
      setShown(true);
      timer = setTimeout(() => setShown(false), SHOWN_FOR_MS);
    };
    const handlePointer = ({ target }: PointerEvent) => {
      // On the strip they would lie over the people whose pages are being turned.
      if (target instanceof Element && target.closest('.strip') === null) show();
    };
    window.addEventListener('pointerdown', handlePointer);
    window.addEventListener('keydown', show);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', handlePointer);
      window.removeEventListener('keydown', show);
    };
  }, []);
  return isShown;
}
