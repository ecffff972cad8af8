import { Trans, useLingui } from '@lingui/react/macro';
import { Check, KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { data, Form, Link } from 'react-router';
import { ATHLETE_DEFAULTS, type AthleteSettings } from '#core/athlete.ts';
import { Field } from '../components/Field.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { readDraft } from '../features/profile/draft-settings.ts';
import { OwnZones } from '../features/profile/OwnZones.tsx';
import { athleteForm } from '../server/forms/athlete-form.ts';
import { parseForm } from '../server/forms/parse-form.ts';
import { forViewer } from '../server/page.ts';
import type { Route } from './+types/profile';

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async ({ store, clock }, viewer) => ({
    settings: await store.athletes.current(viewer.userId),
    name: viewer.name,
    email: viewer.email,
    thisYear: new Date(clock.nowMs()).getFullYear(),
  }));

export const action = (args: Route.ActionArgs) =>
  forViewer(args, async ({ store, clock }, viewer) => {
    const parsed = parseForm(await args.request.formData(), athleteForm(new Date(clock.nowMs()).getFullYear()));
    if (!parsed.ok) return data({ isSaved: false as const, ...parsed.state }, { status: 400 });
    await store.athletes.save(viewer.userId, parsed.value);
    return { isSaved: true as const };
  });

const { ageYears: defaultAge, weightKg: defaultWeightKg, hrRestBpm: defaultHrRestBpm } = ATHLETE_DEFAULTS;

const textOf = (value: number | null) => (value === null ? '' : String(value));

export default function ProfilePage({ loaderData, actionData }: Route.ComponentProps) {
  const { settings, name, email, thisYear } = loaderData;
  const { t } = useLingui();
  const [draft, setDraft] = useState<AthleteSettings>(settings);
  const state = actionData?.isSaved === false ? actionData : undefined;
  const followTyping = (event: FormEvent<HTMLFormElement>) => setDraft(readDraft(new FormData(event.currentTarget)));
  return (
    <>
      <PageTitle>{t`Profile`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <h1 className="title-1">
            <Trans>Profile</Trans>
          </h1>
          <p className="sub">
            {name}, {email}
          </p>
        </div>
        <Link className="btn" to="/account">
          <KeyRound size={16} aria-hidden />
          <Trans>Sign-in and devices</Trans>
        </Link>
      </header>
      <div className="class-columns">
        <section className="panel form-panel">
          <h2 className="title-3">
            <Trans>For zones and calories</Trans>
          </h2>
          <p className="t14 muted panel-text">
            <Trans>
              All optional. What you leave empty is assumed, and every number that rests on an assumption says so.
              Nobody else sees this. With whom you share your heart rate in a class, they see the zone it is in, and the
              instructor keeps your average, highest, time in zones and trace of the time you shared.
            </Trans>
          </p>
          <Form method="post" className="form wide" noValidate onChange={followTyping}>
            <div className="field-row two">
              <Field
                name="birthYear"
                label={t`Year of birth`}
                inputMode="numeric"
                autoComplete="bday-year"
                hint={t`Empty: age ${defaultAge}.`}
                defaultValue={textOf(settings.birthYear)}
                state={state}
              />
              <SelectField
                name="sex"
                label={t`Sex`}
                hint={t`For the energy formula. Empty: the mean of both.`}
                defaultValue={settings.sex ?? ''}
                options={[
                  { value: '', text: t`Rather not say` },
                  { value: 'female', text: t`Female` },
                  { value: 'male', text: t`Male` },
                ]}
                state={state}
              />
              <Field
                name="weightKg"
                label={t`Weight`}
                inputMode="decimal"
                suffix="kg"
                hint={t`Empty: ${defaultWeightKg} kg.`}
                defaultValue={textOf(settings.weightKg)}
                state={state}
              />
              <Field
                name="hrMaxBpm"
                label={t`Maximum heart rate`}
                inputMode="numeric"
                suffix="bpm"
                hint={t`Measured. Empty: 208 − 0.7 × age (Tanaka).`}
                defaultValue={textOf(settings.hrMaxBpm)}
                state={state}
              />
              <Field
                name="hrRestBpm"
                label={t`Resting heart rate`}
                inputMode="numeric"
                suffix="bpm"
                hint={t`Empty: ${defaultHrRestBpm} bpm. Not used yet.`}
                defaultValue={textOf(settings.hrRestBpm)}
                state={state}
              />
            </div>
            <div className="row actions">
              <SubmitButton className="btn primary lg" pendingText={t`Saving`}>
                <Trans>Save</Trans>
              </SubmitButton>
              <span className="row t14 saved" role="status">
                {actionData?.isSaved ? (
                  <>
                    <Check size={16} aria-hidden />
                    <Trans>Saved. It holds from now on.</Trans>
                  </>
                ) : null}
              </span>
            </div>
          </Form>
        </section>
        <OwnZones settings={draft} thisYear={thisYear} />
      </div>
    </>
  );
}
