import type { ReactNode } from 'react';
import { useNavigation } from 'react-router';

type IntentButtonProps = {
  children: ReactNode;
  /** What the button says while its form is on its way. */
  pendingText: string;
  intent: string;
  /** The form's `id` field, where a page has several forms of one intent. */
  id?: string;
  className?: string;
  'aria-label'?: string;
};

/** Sends one of several forms of a page; only the one that was pressed says that it is under way. */
export function IntentButton({ children, pendingText, intent, id, className = 'btn', ...rest }: IntentButtonProps) {
  const { state, formData } = useNavigation();
  // Once there is an answer it can be acted on, while the page is still being read anew.
  const isPending = state === 'submitting';
  const isThis = formData?.get('intent') === intent && (id === undefined || formData.get('id') === id);
  return (
    <button
      {...rest}
      className={className}
      type="submit"
      name="intent"
      value={intent}
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {isPending && isThis ? pendingText : children}
    </button>
  );
}
