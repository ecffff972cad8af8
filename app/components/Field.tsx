import { useLingui } from '@lingui/react';
import { CircleAlert } from 'lucide-react';
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { type SentWords, worded } from './worded.ts';

/** What a refused form gives back; the shape of `FormState`. */
export type FieldState = { values: Record<string, string>; errors: Record<string, SentWords> } | undefined;

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** After the input, such as a unit. */
  suffix?: string;
  state?: FieldState;
};

/** A labelled input with its hint and, after a refusal, what was typed and what is wrong with it. */
export function Field({ name, label, hint, suffix, state, defaultValue, ...input }: FieldProps) {
  const id = useId();
  const error = state?.errors[name];
  const descriptions = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="input-row">
        <input
          {...input}
          id={id}
          name={name}
          className="input"
          defaultValue={state?.values[name] ?? defaultValue}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={descriptions.filter(Boolean).join(' ') || undefined}
        />
        {suffix === undefined ? null : <span className="suffix">{suffix}</span>}
      </div>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: SentWords | undefined }) {
  const { i18n } = useLingui();
  if (error === undefined) return null;
  return (
    <p className="field-error" id={id}>
      <CircleAlert size={15} aria-hidden />
      {worded(i18n, error)}
    </p>
  );
}

/** What is wrong with a form as a whole. */
export function FormError({ state }: { state: FieldState }) {
  const { i18n } = useLingui();
  const error = state?.errors.form;
  if (error === undefined) return null;
  return (
    <div className="note bad" role="alert">
      <CircleAlert size={18} aria-hidden />
      <div>{worded(i18n, error)}</div>
    </div>
  );
}
