import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CueContent } from '#core/protocol/signaling.ts';

export type PresetKind = Exclude<CueContent['kind'], 'text'>;

/** The cues of the dock: name, what it asks for, key. */
export const PRESETS: readonly { kind: PresetKind; name: MessageDescriptor; asks: MessageDescriptor; key: string }[] = [
  { kind: 'push', name: msg`Push`, asks: msg`up one zone`, key: '1' },
  { kind: 'hold', name: msg`Hold`, asks: msg`stay in this zone`, key: '2' },
  { kind: 'ease', name: msg`Ease`, asks: msg`down one zone`, key: '3' },
  { kind: 'breathe', name: msg`Breathe`, asks: msg`4 in, 6 out`, key: '4' },
];
