import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Audience } from '#core/consent.ts';
import type { ChatMessage, Cue, ParticipantInfo } from '#core/protocol/signaling.ts';
import type { JoinAnswer, LiveClassData } from '../features/live/live-class-data.ts';
import { type LinkTrouble, NO_LINK_TROUBLE } from '../features/live/session/link-trouble.ts';
import { NO_STRAP_TROUBLE, type StrapTrouble } from '../features/live/session/strap-trouble.ts';
import type { StrapState } from '../lib/ble/heart-rate-strap.ts';
import type { ConnectionQuality } from '../lib/media/connection-quality.ts';
import { type LocalMediaState, NO_LOCAL_MEDIA } from '../lib/media/local-media.ts';
import type { TransportHealth } from '../lib/media/media-transport.ts';

/** Where the page is between green room and summary. */
export type Phase =
  | { phase: 'green-room' }
  | { phase: 'joining' }
  | { phase: 'room' }
  /** On the way to page `to`: not in the room any more, what the strap said last is being saved. */
  | { phase: 'leaving'; to: string; isDone: boolean }
  | { phase: 'ended' }
  /** Out of the room while the class goes on. */
  | { phase: 'out'; reason: 'removed' | 'replaced' };

/** The connection to the room. `sinceMs` is on the page's monotonic clock. */
export type RoomLink = { state: 'connecting' | 'connected' | 'lost'; sinceMs: number };

/** The way to the hub: whether one's heart rate is being recorded. */
export type TelemetryLink = 'connecting' | 'connected' | 'lost' | 'reload-page' | 'give-up';

export type LastReadings = {
  isSaving: boolean;
  /** Readings that the store has not confirmed. */
  waiting: number;
  /** Readings that are not in the summary: given up before or now. */
  lost: number;
};

export type RoomState = {
  phase: Phase;
  session: LiveClassData['session'];
  viewer: LiveClassData['viewer'];
  /** Known after joining. */
  self: JoinAnswer['self'] | null;
  /** With whom the own heart rate is shared: the choice before joining, afterwards what the hub obeys. */
  audience: Audience;
  /** A choice that the server has not answered yet. */
  audienceWish: Audience | null;
  /** Everybody else in the room, by slot, so that nobody's tile jumps. */
  others: ParticipantInfo[];
  chat: ChatMessage[];
  /** Messages that came while the chat was not on screen. */
  unreadCount: number;
  /** What the coach says on this screen now: to the class, or to this participant alone. */
  latestCue: Cue | null;
  /** The class's last cue, on the screens or not any more. */
  classCue: Cue | null;
  /** The own hand. */
  isHandRaised: boolean;
  link: RoomLink;
  /** How much of a lost connection to show, whichever part of it is lost. */
  trouble: LinkTrouble;
  telemetry: TelemetryLink;
  /** `idle`: nobody sends and nothing is received yet. */
  video: TransportHealth | 'idle';
  /** Attempts in a row that did not bring media. */
  videoFailures: number;
  quality: ConnectionQuality;
  /** Too poor for everybody's picture, for a while already. */
  isNetworkPoor: boolean;
  /** Nobody looks at this page. */
  isHidden: boolean;
  /** The person goes on with sound and heart rate. */
  isAudioOnly: boolean;
  /** After a long break: sound first, pictures when it goes well. */
  isAudioFirst: boolean;
  strap: StrapState;
  /** A strap that is not there, for visitors of a demo. Once used, the class is told so. */
  simulatedStrap: 'none' | 'offered' | 'used';
  strapTrouble: StrapTrouble;
  media: LocalMediaState;
  isMuted: boolean;
  /** Remote tracks by producer id: those of tiles on this screen, and voices. */
  tracks: Readonly<Record<string, MediaStreamTrack>>;
  /** What becomes of the own readings that were not stored when the class ended or was left. */
  lastReadings: LastReadings;
  /** The sheet with settings and keys is on the screen. */
  isSettingsOpen: boolean;
  /** The last thing that did not work, in words for a person. */
  problem: string | null;
};

export type RoomStore = StoreApi<RoomState>;

export function initialRoomState(data: LiveClassData, nowMs: number): RoomState {
  return {
    phase: { phase: data.session.state === 'ended' ? 'ended' : 'green-room' },
    session: data.session,
    viewer: data.viewer,
    self: null,
    audience: data.viewer.audience,
    audienceWish: null,
    others: [],
    chat: [],
    unreadCount: 0,
    latestCue: null,
    classCue: null,
    isHandRaised: false,
    link: { state: 'connecting', sinceMs: nowMs },
    trouble: NO_LINK_TROUBLE,
    telemetry: 'connecting',
    video: 'idle',
    videoFailures: 0,
    quality: 'good',
    isNetworkPoor: false,
    isHidden: false,
    isAudioOnly: false,
    isAudioFirst: false,
    strap: { state: 'none' },
    simulatedStrap: 'none',
    strapTrouble: NO_STRAP_TROUBLE,
    media: NO_LOCAL_MEDIA,
    // A class of fifty open microphones is noise; the instructor's is the class.
    isMuted: data.viewer.role === 'participant',
    tracks: {},
    lastReadings: { isSaving: false, waiting: 0, lost: 0 },
    isSettingsOpen: false,
    problem: null,
  };
}

export function createRoomStore(data: LiveClassData, nowMs: number): RoomStore {
  return createStore<RoomState>()(() => initialRoomState(data, nowMs));
}
