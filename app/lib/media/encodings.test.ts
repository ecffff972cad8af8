import { expect, it } from 'vitest';
import { layerForWidth } from './encodings.ts';

it('asks for no more of the instructor than the stage can show', () => {
  expect([160, 390, 420, 780, 900, 2112].map(layerForWidth)).toEqual([0, 0, 1, 1, 2, 2]);
});
