import { expect, it } from 'vitest';
import { createBadgeFaces } from './badge-face.ts';

it('shows each number at once and keeps the zone for two seconds', () => {
  const faces = createBadgeFaces();
  expect(faces.faceOf({ state: 'live', bpm: 139, zone: 3 }, 0).face).toEqual({ state: 'live', bpm: 139, zone: 3 });
  expect(faces.faceOf({ state: 'live', bpm: 152, zone: 4 }, 500)).toEqual({
    face: { state: 'live', bpm: 152, zone: 3 },
    againInMs: 1500,
  });
  expect(faces.faceOf({ state: 'live', bpm: 152, zone: 4 }, 2000)).toEqual({
    face: { state: 'live', bpm: 152, zone: 4 },
    againInMs: null,
  });
});

it('shows at once that a strap is lost or nothing is shared, and never a number then', () => {
  const faces = createBadgeFaces();
  faces.faceOf({ state: 'live', bpm: 139, zone: 3 }, 0);
  expect(faces.faceOf({ state: 'lost' }, 100)).toEqual({ face: { state: 'lost' }, againInMs: null });
  expect(faces.faceOf({ state: 'hidden' }, 200)).toEqual({ face: null, againInMs: null });
  expect(faces.faceOf({ state: 'live', bpm: 160, zone: 4 }, 300).face).toEqual({ state: 'live', bpm: 160, zone: 4 });
});
