import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { Form, Link, redirect } from 'react-router';
import { AppError } from '#core/errors.ts';
import { Field, FieldError, FormError } from '../components/Field.tsx';
import { OfflineNote } from '../components/OfflineNote.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { SelectField } from '../components/SelectField.tsx';
import { SubmitButton } from '../components/SubmitButton.tsx';
import { zoneCity } from '../components/time-text.ts';
import { toFields } from '../features/schedule/zoned-time.ts';
import type { Viewer } from '../server/auth.ts';
import { classForm, PLANNED_MINUTES_DEFAULT } from '../server/forms/class-form.ts';
import { parseForm } from '../server/forms/parse-form.ts';
import { forViewer } from '../server/page.ts';
import type { Services } from '../server/services.ts';
import { mayPlanClasses } from '../server/session-access.ts';
import type { Route } from './+types/classes.new';

const QUARTER_MS = 15 * 60_000;

async function studiosToPlanFor({ store }: Services, viewer: Viewer) {
  const memberships = await store.studios.studiosOf(viewer.userId);
  const studios = memberships.filter(({ role }) => mayPlanClasses(role)).map(({ studio }) => studio);
  if (studios.length === 0) throw new AppError('forbidden', msg`Only instructors and owners of a studio plan classes.`);
  return studios;
}

export const loader = (args: Route.LoaderArgs) =>
  forViewer(args, async (services, viewer) => {
    const studios = await studiosToPlanFor(services, viewer);
    const timeZone = studios[0]?.timeZone ?? 'UTC';
    const nowMs = services.clock.nowMs();
    const nextQuarterMs = Math.ceil((nowMs + QUARTER_MS / 3) / QUARTER_MS) * QUARTER_MS;
    return {
      studios: studios.map(({ studioId, name, timeZone }) => ({ studioId, name, timeZone })),
      start: toFields(nextQuarterMs, timeZone),
      nowMs,
    };
  });

export const action = (args: Route.ActionArgs) =>
  forViewer(args, async (services, viewer) => {
    const studios = await studiosToPlanFor(services, viewer);
    const form = await args.request.formData();
    const studio = studios.find(({ studioId }) => studioId === form.get('studioId')) ?? studios[0];
    if (studio === undefined)
      throw new AppError('forbidden', msg`Only instructors and owners of a studio plan classes.`);
    const parsed = parseForm(form, classForm(studio.timeZone));
    if (!parsed.ok) return parsed.state;
    const { sessionId } = await services.store.sessions.create({
      studioId: studio.studioId,
      instructorUserId: viewer.userId,
      ...parsed.value,
    });
    return redirect(`/classes/${sessionId}`);
  });

export default function NewClass({ loaderData, actionData }: Route.ComponentProps) {
  const { studios, start, nowMs } = loaderData;
  const { t } = useLingui();
  const city = zoneCity(studios[0]?.timeZone ?? 'UTC');
  return (
    <>
      <PageTitle>{t`New class`}</PageTitle>
      <header className="page-header">
        <div className="grow">
          <Link className="back-link" to="/schedule">
            <ArrowLeft size={15} aria-hidden />
            <Trans>Schedule</Trans>
          </Link>
          <h1 className="title-1">
            <Trans>New class</Trans>
          </h1>
          <p className="sub">
            <Trans>You lead it. After this you get a link to share.</Trans>
          </p>
        </div>
      </header>
      <OfflineNote loadedAtMs={nowMs}>
        <Trans>What you typed stays here.</Trans>
      </OfflineNote>
      <section className="panel form-panel">
        <Form method="post" className="form wide" noValidate>
          <FormError state={actionData} />
          {studios.length === 1 ? null : (
            <SelectField
              name="studioId"
              label={t`Studio`}
              defaultValue={studios[0]?.studioId ?? ''}
              options={studios.map(({ studioId, name }) => ({ value: studioId, text: name }))}
              state={actionData}
            />
          )}
          <Field
            name="title"
            label={t`Title`}
            required
            maxLength={80}
            placeholder={t`Threshold 4 × 4`}
            state={actionData}
          />
          <div className="field-row">
            <Field name="date" label={t`Day`} type="date" required defaultValue={start.date} state={actionData} />
            <Field
              name="time"
              label={studios.length === 1 ? t`Start, time in ${city}` : t`Start, time at the studio`}
              type="time"
              required
              defaultValue={start.time}
              state={actionData}
            />
            <Field
              name="plannedMinutes"
              label={t`Length`}
              type="number"
              inputMode="numeric"
              min={5}
              max={240}
              suffix={t`min`}
              required
              defaultValue={PLANNED_MINUTES_DEFAULT}
              state={actionData}
            />
          </div>
          <div className="field">
            <label htmlFor="description">
              <Trans>
                What to expect <span className="dim">(optional)</span>
              </Trans>
            </label>
            <textarea
              id="description"
              name="description"
              className="input"
              rows={3}
              maxLength={1000}
              aria-describedby="description-hint description-error"
              aria-invalid={actionData?.errors.description === undefined ? undefined : true}
              defaultValue={actionData?.values.description}
            />
            <p className="hint" id="description-hint">
              <Trans>What people need, and how hard it gets.</Trans>
            </p>
            <FieldError id="description-error" error={actionData?.errors.description} />
          </div>
          <div className="row actions">
            <SubmitButton className="btn primary lg" pendingText={t`Saving`}>
              <Trans>Plan this class</Trans>
            </SubmitButton>
            <Link className="btn lg ghost" to="/schedule">
              <Trans>Cancel</Trans>
            </Link>
          </div>
        </Form>
      </section>
    </>
  );
}
