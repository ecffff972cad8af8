import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { FieldState } from '../../components/Field.tsx';
import { SelectField } from '../../components/SelectField.tsx';

type TimeZoneFieldProps = {
  names: string[];
  /** What holds now; absent: the browser knows where it is, and without scripts one chooses. */
  current?: string;
  state?: FieldState;
};

export function TimeZoneField({ names, current, state }: TimeZoneFieldProps) {
  const { t } = useLingui();
  const select = useRef<HTMLSelectElement>(null);
  const chosen = state?.values.timeZone ?? current;
  useEffect(() => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (chosen === undefined && select.current !== null && names.includes(here)) select.current.value = here;
  }, [chosen, names]);
  return (
    <SelectField
      ref={select}
      name="timeZone"
      label={t`Time zone`}
      defaultValue={current ?? 'UTC'}
      options={names.map((name) => ({ value: name, text: name.replaceAll('_', ' ') }))}
      state={state}
    />
  );
}
