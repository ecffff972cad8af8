import { useEffect, useState } from 'react';

/** Gives the focus back to what had it before a dialog came. */
export function useReturnFocus(): void {
  // While rendering: in an effect the dialog has the focus already.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // React takes the dialog out of the page after this.
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus();
      });
    },
    [before],
  );
}
