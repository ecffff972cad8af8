import { plural, t } from '@lingui/core/macro';
import type { RoomState } from '../../stores/room.ts';
import { BATTERY_LOW_PERCENT } from './battery.ts';
import { cueText } from './cues/cue-words.ts';
import { firstName, nameInText } from './name-text.ts';
import type { SoundKind } from './sound/sound-plan.ts';

/** Something that a person hears of without looking. */
export type News = {
  text: string;
  sound?: SoundKind;
  /** Cannot wait: a live microphone, the end of the class. */
  isUrgent?: true;
  /** The browser's voice reads it too, where the person wants that. */
  isReadAloud?: true;
};

/** What a change of the room tells. The connection has its own clock, see `RoomNews`; heart rates are told on demand. */
export function newsOf(state: RoomState, before: RoomState): News[] {
  return [
    phaseNews(state, before),
    cueNews(state, before),
    strapNews(state, before),
    troubleNews(state, before),
    microphoneNews(state, before),
    handNews(state, before),
    problemNews(state, before),
  ].filter((news) => news !== null);
}

function phaseNews(state: RoomState, before: RoomState): News | null {
  const { phase } = state.phase;
  if (phase !== before.phase.phase) {
    if (phase === 'room') return { text: t`You are in the class.` };
    if (phase === 'ended') return { text: t`The class has ended.`, isUrgent: true };
  }
  const hasOpened = state.session.state === 'live' && before.session.state === 'scheduled';
  if (hasOpened && phase === 'green-room') return { text: t`The class is open. You can join.`, sound: 'class-open' };
  return null;
}

function cueNews({ latestCue, viewer }: RoomState, before: RoomState): News | null {
  if (latestCue === null || viewer.role === 'instructor') return null;
  // A held cue that comes back after a nudge was said before.
  const isKnown = [before.latestCue, before.classCue].some((cue) => cue?.cueId === latestCue.cueId);
  if (isKnown) return null;
  const { fromName, isSimulated } = latestCue;
  const coach = nameInText({ displayName: firstName(fromName), isSimulated });
  const text = cueText(latestCue.cue);
  const { kind } = latestCue.cue;
  return {
    text: latestCue.to === 'you' ? t`${coach}, for you: ${text}` : `${coach}: ${text}`,
    sound: kind === 'push' || kind === 'ease' ? kind : 'cue',
    isReadAloud: true,
  };
}

function strapNews({ strap }: RoomState, before: RoomState): News | null {
  if (strap.state !== 'connected') return null;
  if (before.strap.state === 'choosing' || before.strap.state === 'connecting') return { text: t`Strap connected.` };
  const { batteryPercent } = strap;
  const isNew = before.strap.state !== 'connected' || before.strap.batteryPercent !== batteryPercent;
  if (isNew && batteryPercent !== null && batteryPercent <= BATTERY_LOW_PERCENT) {
    return { text: t`The strap’s battery is low, ${batteryPercent} percent.` };
  }
  return null;
}

function troubleNews({ strapTrouble: trouble, phase }: RoomState, before: RoomState): News | null {
  if (trouble.stage === before.strapTrouble.stage) return null;
  switch (trouble.stage) {
    case 'none':
      return null;
    case 'lost':
      return { text: t`Strap lost. Keep going.` };
    case 'hint':
      return {
        text: t`Press the strap to your skin. Wet the pads.`,
        isReadAloud: true,
        ...(phase.phase === 'room' ? { sound: 'strap-hint' } : {}),
      };
    case 'fallback':
      return { text: t`We keep looking for the strap. You can take another one, or go on without.` };
    case 'back': {
      // Before the class there are no totals yet.
      if (phase.phase !== 'room') return { text: t`Strap is back.`, sound: 'back' };
      const text = plural(trouble.leftOutS, {
        one: 'Back. # second is left out of your totals.',
        other: 'Back. # seconds are left out of your totals.',
      });
      return { text, sound: 'back' };
    }
  }
}

function microphoneNews({ isMuted, phase }: RoomState, before: RoomState): News | null {
  if (isMuted === before.isMuted || phase.phase !== 'room') return null;
  return isMuted ? { text: t`You are muted.` } : { text: t`You are unmuted.`, isUrgent: true };
}

function handNews({ isHandRaised, phase }: RoomState, before: RoomState): News | null {
  if (isHandRaised === before.isHandRaised || phase.phase !== 'room') return null;
  return { text: isHandRaised ? t`Your hand is up.` : t`Your hand is down.` };
}

function problemNews({ problem }: RoomState, before: RoomState): News | null {
  return problem === null || problem === before.problem ? null : { text: problem };
}
