import { Trans, useLingui } from '@lingui/react/macro';
import { STUDIO_NAME_MAX_LENGTH } from '#core/account.ts';
import type { Locale } from '#core/locales.ts';
import { Field, type FieldState } from '../../components/Field.tsx';
import { LOCALE_OPTIONS } from '../../components/locale-options.ts';
import { SelectField } from '../../components/SelectField.tsx';
import { TimeZoneField } from './TimeZoneField.tsx';

type StudioFieldsProps = {
  /** What holds now; `null` before there is a studio. */
  studio: { name: string; timeZone: string; locale: Locale } | null;
  /** Proposed where there is no studio yet: the language of this page. */
  locale: Locale;
  timeZones: string[];
  state?: FieldState;
};

/** Name, zone and language of the studio: in the first run and in its settings. */
export function StudioFields({ studio, locale, timeZones, state }: StudioFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <Field
        name="studioName"
        label={t`Name of the studio`}
        required
        maxLength={STUDIO_NAME_MAX_LENGTH}
        defaultValue={studio?.name}
        autoComplete="organization"
        state={state}
      />
      <div className="field-row two">
        <TimeZoneField names={timeZones} {...(studio === null ? {} : { current: studio.timeZone })} state={state} />
        <SelectField
          name="locale"
          label={t`Language`}
          defaultValue={studio?.locale ?? locale}
          options={LOCALE_OPTIONS}
          state={state}
        />
      </div>
      <p className="hint studio-hint">
        <Trans>People see Pulseroom in the language of their browser; this is for everybody else.</Trans>
      </p>
    </>
  );
}
