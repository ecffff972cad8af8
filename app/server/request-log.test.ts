import { expect, it } from 'vitest';
import { loggablePath } from './request-log.ts';

it.each([
  ['/schedule', '/schedule'],
  ['/classes/01990000-0000-7000-8000-000000000001/live', '/classes/:id/live'],
  ['/setup/abc', '/setup/:token'],
  ['/api/auth/reset-password/kJhGfDsAqWeRtYuIoPzXcVbNm', '/api/auth/reset-password/:token'],
  ['/assets/entry.client-0123456789abcdefghijk.js', '/assets/entry.client-0123456789abcdefghijk.js'],
])('logs %s as %s', (path, logged) => {
  expect(loggablePath(path)).toBe(logged);
});
