import { expect, it } from 'vitest';
import { cleanCueText } from './cue-text.ts';

it('[SG18] makes one line of a cue', () => {
  expect(cleanCueText('Left\r\nleg\tfirst\u2028now')).toBe('Left leg first now');
});

it('[SG18] keeps markup and any script as text', () => {
  expect(cleanCueText('<b>Push</b> & 숨 쉬세요')).toBe('<b>Push</b> & 숨 쉬세요');
});

it('[SG18] takes out control characters and marks that turn the order around', () => {
  expect(cleanCueText('\u0000\u202Egnol \u001b[31m')).toBe('gnol [31m');
  expect(cleanCueText(' \u0000\n ')).toBe('');
});
