import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { Locale } from '#core/locales.ts';
import { type FieldState, FormError } from '../../components/Field.tsx';
import { ReachProblem } from '../../components/ReachProblem.tsx';
import type { Unreachable } from '../../lib/reach-server.ts';
import { StudioFields } from './StudioFields.tsx';

export type StudioFormResult = { kind: 'studio-saved' } | { kind: 'studio-refused'; state: FieldState };

type StudioFormProps = {
  id?: string;
  studio: { name: string; timeZone: string; locale: Locale };
  timeZones: string[];
  result: StudioFormResult | Unreachable | undefined;
  /** The button, where it stands in the form. */
  children?: ReactNode;
};

/** Name, zone and language of a studio that exists. */
export function StudioForm({ id, studio, timeZones, result, children }: StudioFormProps) {
  const { t } = useLingui();
  const state = result?.kind === 'studio-refused' ? result.state : undefined;
  return (
    <Form method="post" className="form wide" id={id} noValidate aria-label={t`Studio`}>
      {result?.kind === 'unreachable' ? <ReachProblem /> : null}
      <FormError state={state} />
      <StudioFields studio={studio} locale={studio.locale} timeZones={timeZones} state={state} />
      {children === undefined ? null : (
        <div className="row actions">
          {children}
          <p className="t14 saved" role="status">
            {result?.kind === 'studio-saved' ? (
              <>
                <Check size={16} aria-hidden /> <Trans>Saved.</Trans>
              </>
            ) : null}
          </p>
        </div>
      )}
    </Form>
  );
}
