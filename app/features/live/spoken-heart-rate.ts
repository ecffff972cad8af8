import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import type { OwnHeartRate } from '../../stores/live-metrics.ts';
import { ZONE_WORDS } from './zone-words.ts';

/** What `H` says, and the summary every few minutes. */
export function spokenHeartRate(own: OwnHeartRate): string {
  switch (own.state) {
    case 'live': {
      const { bpm, zone } = own;
      const word = i18n._(ZONE_WORDS[zone]);
      return t`${bpm} beats per minute, zone ${zone}, ${word}.`;
    }
    case 'lost':
      return t`No signal from your strap.`;
    case 'waiting':
      return t`Strap connected, no beat yet.`;
    case 'gone':
      return t`No strap is connected.`;
  }
}
