import { i18n } from '@lingui/core';
import type { RoomSettingsStore } from '../settings/room-settings.ts';
import { createSoundPlan, type SoundKind } from './sound-plan.ts';
import { durationOf, playNotes } from './tones.ts';

/** -6 dB, as an amplitude. */
const DUCKED = 10 ** (-6 / 20);

/** Our own sounds and the browser's voice. While one is heard the class is quieter. */
export type RoomSounds = {
  request(kind: SoundKind): void;
  /** The person wants to hear it now. */
  test(kind: SoundKind): void;
  /** Reads aloud where the person wants that; false: nothing was said. */
  say(text: string): boolean;
  /** To be called from a tap: browsers keep a page silent until there was one. */
  unlock(): void;
  /** Tells how loud the class's voices are to be now, 0…1, and whenever that changes. */
  onVoiceVolume(listener: (volume: number) => void): () => void;
  close(): void;
};

export function createRoomSounds({ settings }: { settings: RoomSettingsStore }): RoomSounds {
  const listeners = new Set<(volume: number) => void>();
  /** How many of our own are heard now. */
  let heardCount = 0;
  let context: AudioContext | null = null;
  let isClosed = false;

  const voiceVolume = () => (heardCount > 0 ? DUCKED : 1);
  const changeHeard = (by: 1 | -1) => {
    const before = voiceVolume();
    heardCount += by;
    if (voiceVolume() !== before) for (const listener of listeners) listener(voiceVolume());
  };

  function unlock(): AudioContext | null {
    if (isClosed || typeof AudioContext === 'undefined') return null;
    if (context === null) {
      context = new AudioContext();
      chooseOutput(context, settings.getState().speakerId);
    }
    context.resume().catch(() => undefined);
    return context;
  }

  const unsubscribe = settings.subscribe((state, before) => {
    if (state.speakerId !== before.speakerId && context !== null) chooseOutput(context, state.speakerId);
  });

  const plan = createSoundPlan({
    play(kind) {
      const { soundVolume } = settings.getState();
      // Without a tap there is no sound to be had: this one is missed, it is not kept for later.
      if (context?.state !== 'running' || soundVolume === 0) return;
      playNotes(context, kind, soundVolume);
      changeHeard(1);
      setTimeout(() => changeHeard(-1), durationOf(kind) * 1000);
    },
    nowMs: () => performance.now(),
    later(callback, waitMs) {
      const timer = setTimeout(callback, waitMs);
      return () => clearTimeout(timer);
    },
  });

  return {
    request: plan.request,
    test(kind) {
      // The context of a first tap needs a moment to run.
      unlock()
        ?.resume()
        .then(
          () => plan.playNow(kind),
          () => undefined,
        );
    },
    say(text) {
      if (!settings.getState().isVoiceOn || !('speechSynthesis' in window)) return false;
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = i18n.locale;
      let isHeard = false;
      const setHeard = (now: boolean) => {
        if (isHeard === now) return;
        isHeard = now;
        changeHeard(now ? 1 : -1);
      };
      utterance.onstart = () => setHeard(true);
      utterance.onend = () => setHeard(false);
      utterance.onerror = () => setHeard(false);
      // The latest counts: what is still being said is of the past.
      window.speechSynthesis.cancel();
      window.speechSynthesis.speak(utterance);
      return true;
    },
    unlock: () => void unlock(),
    onVoiceVolume(listener) {
      listeners.add(listener);
      listener(voiceVolume());
      return () => void listeners.delete(listener);
    },
    close() {
      isClosed = true;
      unsubscribe();
      plan.close();
      listeners.clear();
      if ('speechSynthesis' in globalThis) window.speechSynthesis.cancel();
      context?.close().catch(() => undefined);
      context = null;
    },
  };
}

/** Chromium can choose the output of a context; elsewhere it is the system's. */
function chooseOutput(context: AudioContext, speakerId: string): void {
  const choosable = context as AudioContext & { setSinkId?: (sinkId: string) => Promise<void> };
  choosable.setSinkId?.(speakerId).catch(() => undefined);
}
