import type { Studio } from '#store/index.ts';
import type { StudioFormResult } from '../features/setup/StudioForm.tsx';
import { studioForm } from './forms/account-forms.ts';
import { parseForm } from './forms/parse-form.ts';
import type { Services } from './services.ts';
import { timeZoneNames } from './time-zones.ts';

/** What the studio's form shows. */
export function readStudioForm({ name, timeZone, locale }: Studio) {
  return { studio: { name, timeZone, locale }, timeZones: timeZoneNames() };
}

/** @param studio one that whoever asks may change */
export async function changeStudio(
  { store }: Pick<Services, 'store'>,
  { studioId }: Studio,
  form: FormData,
): Promise<StudioFormResult> {
  const parsed = parseForm(form, studioForm);
  if (!parsed.ok) return { kind: 'studio-refused', state: parsed.state };
  const { studioName, timeZone, locale } = parsed.value;
  await store.studios.update(studioId, { name: studioName, timeZone, locale });
  return { kind: 'studio-saved' };
}
