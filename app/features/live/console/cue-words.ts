import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CueContent } from '#core/protocol/signaling.ts';
import type { RoomAction } from '../room/room-actions.ts';

type PresetKind = Exclude<CueContent['kind'], 'text'>;

/** The cues of the dock: what each asks for, and what its key does. */
export const PRESETS: readonly { kind: PresetKind; asks: MessageDescriptor; action: RoomAction }[] = [
  { kind: 'push', asks: msg`up one zone`, action: 'cue-push' },
  { kind: 'hold', asks: msg`stay in this zone`, action: 'cue-hold' },
  { kind: 'ease', asks: msg`down one zone`, action: 'cue-ease' },
  { kind: 'breathe', asks: msg`4 in, 6 out`, action: 'cue-breathe' },
];
