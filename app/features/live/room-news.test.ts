import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cue } from '#core/protocol/signaling.ts';
import { initialRoomState, type RoomState } from '../../stores/room.ts';
import { newsOf } from './room-news.ts';
import { aLiveClass } from './test-live-class.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const room = (change: Partial<RoomState> = {}): RoomState => ({
  ...initialRoomState(aLiveClass({ session: { instructorName: 'Mara Lindqvist' } }), 0),
  phase: { phase: 'room' },
  ...change,
});

const aCue = (change: Partial<Cue> = {}): Cue => ({
  cueId: 'one',
  to: 'class',
  cue: { kind: 'push' },
  isHeld: false,
  sentAtMs: 0,
  fromName: 'Mara Lindqvist',
  isSimulated: false,
  ...change,
});

const texts = (state: RoomState, before: RoomState) => newsOf(state, before).map(({ text }) => text);

describe('what is told without being looked at', () => {
  it('cues, with the sound that says the same', () => {
    const kinds = ['push', 'ease', 'hold', 'breathe'] as const;
    const news = kinds.flatMap((kind) => newsOf(room({ latestCue: aCue({ cue: { kind } }) }), room()));
    expect(news.map(({ text }) => text)).toEqual(['Mara: Push', 'Mara: Ease', 'Mara: Hold', 'Mara: Breathe']);
    expect(news.map(({ sound }) => sound)).toEqual(['push', 'ease', 'cue', 'cue']);
  });

  it('a nudge says that it is for this person', () => {
    const latestCue = aCue({ to: 'you', cue: { kind: 'text', text: 'Elbows in.' } });
    expect(texts(room({ latestCue }), room())).toEqual(['Mara, for you: Elbows in.']);
  });

  it('a cue of the simulated coach says so', () => {
    expect(texts(room({ latestCue: aCue({ isSimulated: true }) }), room())).toEqual(['Mara (simulated): Push']);
  });

  it('a held cue that comes back after a nudge is not said again', () => {
    const classCue = aCue({ isHeld: true });
    const nudged = room({ classCue, latestCue: aCue({ cueId: 'two', to: 'you' }) });
    expect(newsOf(room({ classCue, latestCue: classCue }), nudged)).toEqual([]);
  });

  it('the instructor is not told the own cue', () => {
    const viewer = { role: 'instructor' as const, displayName: 'Mara', audience: 'nobody' as const };
    expect(newsOf(room({ viewer, latestCue: aCue() }), room({ viewer }))).toEqual([]);
  });

  it('only a live microphone and the end of the class interrupt', () => {
    const urgent = (state: RoomState, before: RoomState) => newsOf(state, before).map(({ isUrgent }) => isUrgent);
    expect(urgent(room({ isMuted: false }), room())).toEqual([true]);
    expect(urgent(room(), room({ isMuted: false }))).toEqual([undefined]);
    expect(urgent(room({ phase: { phase: 'ended' } }), room())).toEqual([true]);
    expect(urgent(room({ problem: 'No.' }), room())).toEqual([undefined]);
  });

  it('a lost strap, what to do about it, and what it meant', () => {
    const [lost, hint] = [room({ strapTrouble: { stage: 'lost' } }), room({ strapTrouble: { stage: 'hint' } })];
    const back = room({ strapTrouble: { stage: 'back', leftOutS: 12, untilMs: 1 } });
    expect(texts(lost, room())).toEqual(['Strap lost. Keep going.']);
    expect(newsOf(hint, lost)).toMatchObject([{ sound: 'strap-hint' }]);
    expect(newsOf(back, hint)).toMatchObject([
      { text: 'Back. 12 seconds are left out of your totals.', sound: 'back' },
    ]);
  });

  it('totals are not spoken of before the class', () => {
    const greenRoom = { phase: { phase: 'green-room' } } as const;
    const back = room({ ...greenRoom, strapTrouble: { stage: 'back', leftOutS: 12, untilMs: 1 } });
    expect(texts(back, room({ ...greenRoom, strapTrouble: { stage: 'lost' } }))).toEqual(['Strap is back.']);
  });

  it('a low battery, once', () => {
    const strap = (batteryPercent: number | null) =>
      room({ strap: { state: 'connected', name: 'Strap', hasContact: true, batteryPercent } });
    expect(texts(strap(15), strap(null))).toEqual(['The strap’s battery is low, 15 percent.']);
    expect(texts(strap(16), strap(null))).toEqual([]);
    expect(texts(strap(15), strap(15))).toEqual([]);
  });

  it('the opened class, with a chime for who stepped away', () => {
    const waiting = room({ phase: { phase: 'green-room' } });
    const scheduled = { ...waiting, session: { ...waiting.session, state: 'scheduled' as const } };
    expect(newsOf(waiting, scheduled)).toMatchObject([{ sound: 'class-open' }]);
  });
});
