import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CueContent } from '#core/protocol/signaling.ts';

type PresetKind = Exclude<CueContent['kind'], 'text'>;

/** One word that is read from three metres. */
const CUE_WORDS: Record<PresetKind, MessageDescriptor> = {
  push: msg({ message: 'Push', context: 'cue' }),
  hold: msg({ message: 'Hold', context: 'cue' }),
  ease: msg({ message: 'Ease', context: 'cue' }),
  breathe: msg({ message: 'Breathe', context: 'cue' }),
};

export function cueText(cue: CueContent): string {
  return cue.kind === 'text' ? cue.text : i18n._(CUE_WORDS[cue.kind]);
}

/**
 * About how wide a line of bold text is, in em: letters of the alphabet about half, capitals and digits a little more,
 * Hangul, Han and pictures a whole one.
 */
export function widthEm(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidthEm(character);
  return width;
}

function characterWidthEm(character: string): number {
  if (/[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uffe6]|\p{Extended_Pictographic}/u.test(character)) return 1;
  if (/[\s.,:;!'’|ijl]/.test(character)) return 0.25;
  if (/[mwMW@%]/.test(character)) return 0.74;
  return /[A-Z0-9]/.test(character) ? 0.56 : 0.48;
}
