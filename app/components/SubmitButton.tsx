import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useNavigation } from 'react-router';
import { useReachable } from './use-reachable.ts';

type SubmitButtonProps = {
  children: ReactNode;
  /** What the button says while the form is on its way. */
  pendingText: string;
  className?: string;
  /** For a form with several buttons: what this one asks for. */
  intent?: string;
  /** Id of the form, where the button stands outside of it. */
  form?: string;
};

/**
 * Sends its form once: while it is on its way the button says so and a second press does nothing. Without the server it
 * says that it has to wait, and what was typed stays.
 */
export function SubmitButton({
  children,
  pendingText,
  className = 'btn primary lg block',
  intent,
  form,
}: SubmitButtonProps) {
  const navigation = useNavigation();
  const isPending = navigation.state !== 'idle';
  const isPressed = intent === undefined || navigation.formData?.get('intent') === intent;
  const isReachable = useReachable();
  const isHeld = isPending || !isReachable;
  return (
    <button
      className={isReachable ? className : `${className} held`}
      type="submit"
      form={form}
      {...(intent === undefined ? {} : { name: 'intent', value: intent })}
      aria-disabled={isHeld || undefined}
      onClick={(event) => {
        if (isHeld) event.preventDefault();
      }}
    >
      {isPending && isPressed ? pendingText : isReachable ? children : <span className="row">{children}</span>}
      {isReachable ? null : (
        <small>
          <Trans>when online</Trans>
        </small>
      )}
    </button>
  );
}
