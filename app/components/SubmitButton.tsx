import type { ReactNode } from 'react';
import { useNavigation } from 'react-router';

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

/** Sends its form once: while it is on its way the button says so and a second press does nothing. */
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
  return (
    <button
      className={className}
      type="submit"
      form={form}
      {...(intent === undefined ? {} : { name: 'intent', value: intent })}
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {isPending && isPressed ? pendingText : children}
    </button>
  );
}
