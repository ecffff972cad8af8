import type { SoundKind } from './sound-plan.ts';

type Note = { frequencyHz: number; startS: number; durationS: number };

const note = (frequencyHz: number, startS: number, durationS: number): Note => ({ frequencyHz, startS, durationS });

/** Rising is more, falling is less, a fifth is good news. Frequencies of the tempered scale, A4 to A5. */
export const NOTES: Record<SoundKind, readonly Note[]> = {
  push: [note(523.25, 0, 0.22), note(783.99, 0.2, 0.34)],
  ease: [note(783.99, 0, 0.22), note(523.25, 0.2, 0.34)],
  cue: [note(659.26, 0, 0.36)],
  back: [note(587.33, 0, 0.5), note(880, 0.06, 0.6)],
  'strap-hint': [note(440, 0, 0.3), note(440, 0.36, 0.3)],
  'class-open': [note(523.25, 0, 0.3), note(659.26, 0.24, 0.3), note(783.99, 0.48, 0.7)],
};

export function durationOf(kind: SoundKind): number {
  return Math.max(...NOTES[kind].map(({ startS, durationS }) => startS + durationS));
}

/** Synthesised: nothing to load, nothing to license. `volume` 0…1. */
export function playNotes(context: AudioContext, kind: SoundKind, volume: number): void {
  for (const { frequencyHz, startS, durationS } of NOTES[kind]) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    const fromS = context.currentTime + startS;
    tone.type = 'triangle';
    tone.frequency.value = frequencyHz;
    tone.connect(gain);
    gain.connect(context.destination);
    // A ramp cannot start at 0; -80 dB is as good.
    gain.gain.setValueAtTime(0.0001, fromS);
    gain.gain.exponentialRampToValueAtTime(0.5 * volume, fromS + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, fromS + durationS);
    tone.start(fromS);
    tone.stop(fromS + durationS);
  }
}
