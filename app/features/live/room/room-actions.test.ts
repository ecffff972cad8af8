import { describe, expect, it } from 'vitest';
import { actionFor, actionsOf, type ChosenKeys, keyConflict, keyOf, pressedKey } from './room-actions.ts';

const participant = { role: 'participant', keys: {} as ChosenKeys, areSingleKeysOn: true } as const;

describe('keys of the room', () => {
  it('do what the role’s screen can do, and nothing else', () => {
    expect(actionFor('h', participant)).toBe('speak-heart-rate');
    expect(actionFor('r', participant)).toBe('hand');
    expect(actionFor('1', participant)).toBeNull();
    expect(actionFor('1', { ...participant, role: 'instructor' })).toBe('cue-push');
    expect(actionFor('r', { ...participant, role: 'instructor' })).toBeNull();
  });

  it.each(['participant', 'instructor'] as const)('never stand for two things on the screen of the %s', (role) => {
    const keys = actionsOf(role).map((action) => keyOf(action, {}));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('follow the choice of the person, and the old key is free', () => {
    const chosen = { ...participant, keys: { microphone: 'x' } };
    expect(actionFor('x', chosen)).toBe('microphone');
    expect(actionFor('m', chosen)).toBeNull();
  });

  it('can be switched off, but for those that type nothing', () => {
    const off = { ...participant, areSingleKeysOn: false };
    expect(['h', 'm', ' ', '?'].map((key) => actionFor(key, off))).toEqual([null, null, null, null]);
    expect(actionFor('Escape', off)).toBe('leave');
    expect(actionFor('ArrowRight', off)).toBe('next-page');
  });

  it('are refused where another action has them', () => {
    expect(keyConflict('v', { action: 'microphone', role: 'participant', keys: {} })).toBe('camera');
    expect(keyConflict('m', { action: 'microphone', role: 'participant', keys: {} })).toBeNull();
  });
});

describe('a pressed key', () => {
  it('is the same with shift or caps lock', () => {
    expect(pressedKey({ key: 'M', code: 'KeyM' })).toBe('m');
  });

  it('is the letter on it while Hangul or Cyrillic is typed', () => {
    expect(pressedKey({ key: 'ㅡ', code: 'KeyM' })).toBe('m');
    expect(pressedKey({ key: 'Process', code: 'KeyM' })).toBe('m');
    expect(pressedKey({ key: 'ь', code: 'KeyM' })).toBe('m');
  });

  it('is what it types where letters stand elsewhere', () => {
    // M of a French keyboard is where an English one has the semicolon.
    expect(pressedKey({ key: 'm', code: 'Semicolon' })).toBe('m');
    expect(pressedKey({ key: '?', code: 'Comma' })).toBe('?');
  });

  it('keeps the names of keys that type nothing', () => {
    expect(pressedKey({ key: 'ArrowLeft', code: 'ArrowLeft' })).toBe('ArrowLeft');
  });
});
