import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useNavigation } from 'react-router';
import { useReachable } from './use-reachable.ts';

type SubmitButtonProps = {
  children: ReactNode;
  /** What the button says while the form is on its way. */
  pendingText: string;
  className?: string;
};

/**
 * Sends its form once: while it is on its way the button says so and a second press does nothing. Without the server it
 * says that it has to wait, and what was typed stays.
 */
export function SubmitButton({ children, pendingText, className = 'btn primary lg block' }: SubmitButtonProps) {
  const isPending = useNavigation().state !== 'idle';
  const isReachable = useReachable();
  const isHeld = isPending || !isReachable;
  return (
    <button
      className={isReachable ? className : `${className} held`}
      type="submit"
      aria-disabled={isHeld || undefined}
      onClick={(event) => {
        if (isHeld) event.preventDefault();
      }}
    >
      {isPending ? pendingText : isReachable ? children : <span className="row">{children}</span>}
      {isReachable ? null : (
        <small>
          <Trans>when online</Trans>
        </small>
      )}
    </button>
  );
}
