import { expect, it } from 'vitest';
import { clockText } from './clock-text.ts';

it('shows a duration as people read a clock', () => {
  expect([-5, 0, 59_999, 1_482_000, 5_082_000].map(clockText)).toEqual(['0:00', '0:00', '0:59', '24:42', '1:24:42']);
});
