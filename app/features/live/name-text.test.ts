import { i18n } from '@lingui/core';
import { beforeAll, expect, it } from 'vitest';
import { firstName, nameInText } from './name-text.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

it('shortens names without breaking them', () => {
  expect([' Mara Lindqvist ', 'aiko', ''].map(firstName)).toEqual(['Mara', 'aiko', '']);
});

it('says of a simulated person, or one with a simulated strap, that they are, once', () => {
  const displayName = 'Jonas Weber';
  expect(nameInText({ displayName, isSimulated: true, hasSimulatedStrap: true })).toBe('Jonas Weber (simulated)');
  expect(nameInText({ displayName, isSimulated: false, hasSimulatedStrap: true })).toBe('Jonas Weber (simulated)');
  expect(nameInText({ displayName, isSimulated: false })).toBe('Jonas Weber');
});
