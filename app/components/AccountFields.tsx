import { Plural } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { NAME_MAX_LENGTH, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '#core/account.ts';
import { Field, type FieldState } from './Field.tsx';

type AccountFieldProps = { label: string; hint?: ReactNode; state: FieldState };

export function NameField(props: AccountFieldProps) {
  return <Field {...props} name="name" autoComplete="name" required maxLength={NAME_MAX_LENGTH} />;
}

/** For a password that is being chosen. */
export function NewPasswordField({
  hint = (
    <Plural
      value={PASSWORD_MIN_LENGTH}
      one="At least # character. A few words are fine."
      other="At least # characters. A few words are fine."
    />
  ),
  ...props
}: AccountFieldProps) {
  return (
    <Field
      {...props}
      hint={hint}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={PASSWORD_MIN_LENGTH}
      maxLength={PASSWORD_MAX_LENGTH}
    />
  );
}
