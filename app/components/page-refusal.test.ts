import { expect, it } from 'vitest';
import { refusalOf } from './page-refusal.ts';

/** As React Router hands it to an error boundary. */
const thrown = (status: number, data: unknown) => ({ status, statusText: '', internal: false, data });

it.each([403, 404, 409])('has the sentence of the server at %s', (status) => {
  const refusal = refusalOf(thrown(status, { code: 'not-found', message: 'You did not take part in this class.' }));
  expect(refusal).toEqual({ status, message: 'You did not take part in this class.' });
});

it('has the way on that the server names', () => {
  const action = { label: 'Go to the class', href: '/classes/1' };
  expect(refusalOf(thrown(404, { message: 'No.', action }))).toEqual({ status: 404, message: 'No.', action });
  expect(refusalOf(thrown(404, { message: 'No.', action: { label: 7 } }))).toEqual({ status: 404, message: 'No.' });
});

it('has texts that are worded later', () => {
  const message = { id: 'aBc123', message: 'No {what}.', values: { what: 'way' } };
  const action = { label: { id: 'dEf456' }, href: '/classes/1' };
  expect(refusalOf(thrown(404, { message, action }))).toEqual({ status: 404, message, action });
});

it.each(['Error: No route matches URL "/x"', null, {}, { message: '' }, { message: 7 }])(
  'has no sentence where the server gave none: %j',
  (data) => expect(refusalOf(thrown(404, data))).toEqual({ status: 404 }),
);

it('is nothing for a failure, whose words are not for the person', () => {
  expect(refusalOf(thrown(500, { message: 'select failed' }))).toBeNull();
  expect(refusalOf(new Error('select failed'))).toBeNull();
});
