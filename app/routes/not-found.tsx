import { msg } from '@lingui/core/macro';
import { data } from 'react-router';

export const loader = () => {
  throw data({ code: 'not-found', message: msg`There is no such page.` }, { status: 404 });
};
export const action = loader;

/** The loader always throws; what is shown is the error boundary of the root. */
export default function NotFound() {
  return null;
}
