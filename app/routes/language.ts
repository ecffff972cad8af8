import { redirect } from 'react-router';
import { isLocale } from '#core/locales.ts';
import { localeCookie } from '../server/locale.ts';
import { forAnybody } from '../server/page.ts';
import { safeNext } from '../server/safe-next.ts';
import type { Route } from './+types/language';

export const loader = () => redirect('/');

/** Changes the language of this browser, and of the mail to whoever is signed in on it. Leads back to the page. */
export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async ({ auth, store }) => {
    const { request } = args;
    const form = await request.formData();
    const locale = form.get('locale');
    const next = safeNext(String(form.get('next') ?? '/'));
    if (!isLocale(locale)) return redirect(next);
    const viewer = await auth.viewerOf(request.headers);
    if (viewer !== null) await store.languages.set(viewer.userId, locale);
    const isSecure = new URL(request.url).protocol === 'https:';
    return redirect(next, { headers: { 'set-cookie': localeCookie(locale, { isSecure }) } });
  });
