import { useEffect } from 'react';

/** Gives the focus back to what had it before a dialog came. */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // React takes the dialog out of the page after this.
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, []);
}
