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
    window.addEventListener('pointerdown', show);
    window.addEventListener('keydown', show);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', show);
      window.removeEventListener('keydown', show);
    };
  }, []);
  return isShown;
}
