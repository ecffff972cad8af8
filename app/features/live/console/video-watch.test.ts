import { expect, it } from 'vitest';
import { createVideoWatch } from './video-watch.ts';

const frames = (count: number) => new Map([['camera', count]]);

it('a picture stands still since its last new frame', () => {
  const watch = createVideoWatch();
  watch.note(frames(10), 0);
  watch.note(frames(40), 3000);
  watch.note(frames(40), 6000);
  expect(watch.stillSinceMs('camera')).toBeNull();
  watch.note(frames(40), 9000);
  expect(watch.stillSinceMs('camera')).toBe(3000);
  watch.note(frames(41), 12_000);
  expect(watch.stillSinceMs('camera')).toBeNull();
});

it('a picture that has not begun does not stand still', () => {
  const watch = createVideoWatch();
  watch.note(frames(0), 0);
  watch.note(frames(0), 60_000);
  expect(watch.stillSinceMs('camera')).toBeNull();
});

it('a picture that was not on screen begins anew', () => {
  const watch = createVideoWatch();
  watch.note(frames(10), 0);
  watch.note(new Map(), 3000);
  watch.note(frames(10), 60_000);
  expect(watch.stillSinceMs('camera')).toBeNull();
});
