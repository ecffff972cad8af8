import { expect, it } from 'vitest';
import { signInLink, withoutSignInLinks } from './sign-in-link.ts';

const origin = 'https://pulse.example';

it('leads to the page with the button, and on to where one wanted to go', () => {
  const destination = { next: '/classes/1?a=b', studioSlug: 'ribeira' };
  expect(signInLink({ origin, token: 'abc', destination })).toBe(
    'https://pulse.example/sign-in/link?token=abc&next=%2Fclasses%2F1%3Fa%3Db&studio=ribeira',
  );
  expect(signInLink({ origin, token: 'abc', destination: { next: 1, studioSlug: null } })).toBe(
    'https://pulse.example/sign-in/link?token=abc',
  );
});

it('is not shown to others, unlike links for a new password', () => {
  const link = signInLink({ origin, token: 'abc' });
  expect(withoutSignInLinks(`Open this:\n${link}\n\nBye`)).toBe('Open this:\n[…]\n\nBye');
  const reset = `Choose it here:\n${origin}/reset-password?token=abc`;
  expect(withoutSignInLinks(reset)).toBe(reset);
  expect(withoutSignInLinks(null)).toBeNull();
});
