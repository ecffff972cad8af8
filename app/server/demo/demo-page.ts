import { redirect } from 'react-router';
import { AppError } from '#core/errors.ts';
import { msg } from '#platform/msg.ts';
import { redirectWithCookies } from '../redirect-with-cookies.ts';
import { safeNext } from '../safe-next.ts';
import type { Services } from '../services.ts';
import type { Demo } from './demo.ts';

/** @throws AppError `not-found` on a server that is no demo, or none any more */
export function requireDemo({ demo }: Pick<Services, 'demo'>): Demo {
  if (!demo?.isOn()) throw new AppError('not-found', msg`There is no such page.`);
  return demo;
}

/**
 * One step through the doors of the demo: into the class as who leads it or as a participant, to a past class as either,
 * or the end of it all. That a form of our own asked is checked before (`refuseForeignOrigin`).
 */
export async function stepIntoDemo(services: Services, request: Request): Promise<Response> {
  const demo = requireDemo(services);
  const form = await request.formData();
  const next = form.get('next');
  switch (form.get('step')) {
    case 'lead':
      return redirectWithCookies(destination(demo, next), await demo.signInLead(request));
    case 'join':
      return redirectWithCookies(destination(demo, next), await visitorCookies(services, demo, request));
    case 'remove':
      if (form.get('isSure') !== 'yes') throw new AppError('bad-request', msg`Confirm that the demo is to be removed.`);
      await demo.remove();
      return redirect('/');
    default:
      throw new AppError('bad-request', msg`The demo does not know this step.`);
  }
}

/** The class that goes on, unless another page of the demo was asked for. */
function destination(demo: Demo, next: FormDataEntryValue | null): string {
  if (typeof next === 'string') return safeNext(next);
  const now = demo.classNow();
  return now === null ? '/schedule' : `/classes/${now.sessionId}/live`;
}

/** Whoever came before stays the same guest, with what they did. */
async function visitorCookies({ auth, store }: Services, demo: Demo, request: Request): Promise<string[]> {
  const viewer = await auth.viewerOf(request.headers);
  if (viewer !== null) {
    const roles = (await store.studios.studiosOf(viewer.userId)).map(({ role }) => role);
    if (roles.includes('member')) return [];
  }
  return demo.signInVisitor(request);
}
