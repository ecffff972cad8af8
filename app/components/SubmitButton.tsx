import type { ReactNode } from 'react';
import { useNavigation } from 'react-router';

type SubmitButtonProps = {
  children: ReactNode;
  /** What the button says while the form is on its way. */
  pendingText: string;
  className?: string;
};

/** Sends its form once: while it is on its way the button says so and a second press does nothing. */
export function SubmitButton({ children, pendingText, className = 'btn primary lg block' }: SubmitButtonProps) {
  const isPending = useNavigation().state !== 'idle';
  return (
    <button
      className={className}
      type="submit"
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {isPending ? pendingText : children}
    </button>
  );
}
