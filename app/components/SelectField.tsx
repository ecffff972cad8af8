import { type ReactNode, type Ref, useId } from 'react';
import { FieldError, type FieldState } from './Field.tsx';

type SelectFieldProps = {
  name: string;
  label: string;
  options: { value: string; text: string }[];
  defaultValue: string;
  hint?: ReactNode;
  state?: FieldState;
  ref?: Ref<HTMLSelectElement>;
  onChange?: (value: string) => void;
};

/** A labelled choice among given values. */
export function SelectField({ name, label, options, defaultValue, hint, state, ref, onChange }: SelectFieldProps) {
  const id = useId();
  const error = state?.errors[name];
  const descriptions = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-error`];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        ref={ref}
        id={id}
        name={name}
        className="input"
        onChange={(event) => onChange?.(event.target.value)}
        defaultValue={state?.values[name] ?? defaultValue}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={descriptions.filter(Boolean).join(' ') || undefined}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
