import { redirect } from 'react-router';
import { askAuth } from '../server/auth-requests.ts';
import { forAnybody } from '../server/page.ts';
import { redirectWithCookies } from '../server/redirect-with-cookies.ts';
import type { Route } from './+types/sign-out';

export const loader = () => redirect('/schedule');

export const action = (args: Route.ActionArgs) =>
  forAnybody(args, async (services) => {
    const answer = await askAuth(services, args.request, { path: 'sign-out', body: {} });
    return redirectWithCookies('/sign-in', answer.ok ? answer.cookies : []);
  });
