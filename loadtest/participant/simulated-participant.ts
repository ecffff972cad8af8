import type { Audience } from '#core/consent.ts';
import type { SessionId } from '#core/ids.ts';
import type { NotificationName, NotificationPayload, ParticipantInfo } from '#core/protocol/signaling.ts';
import type { TickEntry } from '#core/protocol/telemetry-frames.ts';
import type { ScriptBlock } from '#core/simulation/class-script.ts';
import { createEffort, zoneShareOf } from '#core/simulation/effort.ts';
import { seededRandom, seedIn } from '#core/simulation/seeded-random.ts';
import type { SimulatedBody } from '#core/simulation/simulated-person.ts';
import type { Clip } from '../picture/ivf.ts';
import { type ClassTicket, createClassDoor } from './class-door.ts';
import type { HttpLogin } from './http-login.ts';
import { createHubUplink, type HubUplink } from './hub-uplink.ts';
import { type PublishedPicture, publishPicture } from './picture-publisher.ts';
import { createRoomLink, type RoomLink } from './room-link.ts';
import { type SimulatedStrap, startSimulatedStrap } from './simulated-strap.ts';

export type ParticipantOptions = {
  /** Origin of the server's pages. */
  origin: string;
  login: HttpLogin;
  sessionId: SessionId;
  audience: Audience;
  /** `null`: no strap, as who leads has none. */
  body: SimulatedBody | null;
  script: ScriptBlock[];
  /** Decides, together with the class, all that is chance. */
  seed: number;
  events: ParticipantEvents;
  /** So long after joining the strap surely loses the skin, seconds; `null`: it is left to chance. */
  sureLossAfterS?: number | null;
};

export type ParticipantEvents = {
  onRosterChanged(roster: ParticipantInfo[]): void;
  onTick(entries: TickEntry[]): void;
  /** The class ended (`session-ended`), or this person alone may not come back. */
  onOver(reason: 'session-ended' | 'removed' | 'replaced'): void;
  /** Something that was tried again or left out. */
  onTrouble(what: string, error: unknown): void;
};

/** Somebody in a class, through the same doors as a browser: API, signaling, hub, media. */
export type SimulatedParticipant = {
  /** Number of this participant in the class. */
  slot: number;
  startedAtMs: number;
  plannedMinutes: number;
  /** What is sent as a picture so far; `null` while none is. */
  framesSent(): number | null;
  waitingReadings(): number;
  /** Shows a test picture from now on, also after a new connection; `null`: initials. */
  setPicture(clip: Clip | null): void;
  request: RoomLink['request'];
  close(): void;
};

/** SSRCs of one participant lie apart from those of the next (RFC 3550 §8: they only have to differ). */
const FIRST_SSRC = 20_000_000;

export async function joinAsSimulated(options: ParticipantOptions): Promise<SimulatedParticipant> {
  const { origin, login, sessionId, audience, body, script, seed, events, sureLossAfterS = null } = options;
  const random = seededRandom(seedIn(sessionId, seed));
  const door = createClassDoor(login, sessionId);
  const first: ClassTicket = await door.join(audience);
  const startedAtMs = first.session.startedAtMs ?? Date.now();
  const secondsIn = () => (Date.now() - startedAtMs) / 1000;
  const effort = body === null ? null : createEffort({ script, zoneShare: zoneShareOf(body), eagerness: body.effort });

  let clip: Clip | null = null;
  let picture: PublishedPicture | null = null;
  let isInRoom = false;
  let isClosed = false;

  /** The first connection of each kind uses what `join` gave; later ones ask anew. */
  function tickets(): () => Promise<ClassTicket | null> {
    let unused: ClassTicket | null = first;
    return async () => {
      const ticket = unused ?? (await door.renew());
      unused = null;
      return ticket;
    };
  }

  const roomTicket = tickets();
  const room: RoomLink = createRoomLink({
    origin,
    token: async () => (await roomTicket())?.token ?? null,
    random,
    events: {
      onJoined() {
        isInRoom = true;
        void showPicture();
      },
      onLost() {
        isInRoom = false;
        dropPicture();
      },
      onRosterChanged() {
        const roster = room.roster();
        const isPersonLeading = roster.some(({ role, isSimulated }) => role === 'instructor' && !isSimulated);
        effort?.ledBy(isPersonLeading ? 'person' : 'script', secondsIn());
        events.onRosterChanged(roster);
      },
      onNotification: notified,
      onEnd: over,
    },
  });
  const hub: HubUplink = createHubUplink({
    origin,
    ticket: tickets(),
    onTick: events.onTick,
    // The room says when the class is over; the hub may say so first.
    onEnd: () => undefined,
    random,
  });
  const strap: SimulatedStrap | null =
    body === null || effort === null
      ? null
      : startSimulatedStrap({
          body,
          intensity: () => effort.intensityAt(secondsIn()),
          warmUp: Array.from({ length: Math.max(0, Math.floor(secondsIn())) }, (_, second) =>
            effort.intensityAt(second),
          ),
          onReading: (reading) => hub.send(reading),
          onSensor: (state) => hub.sensorChanged(state),
          random,
          sureLossAfterS,
        });

  async function showPicture(): Promise<void> {
    dropPicture();
    const wanted = clip;
    if (wanted === null || !isInRoom) return;
    try {
      const published = await publishPicture({ room, clip: wanted, ssrc: FIRST_SSRC + first.self.slot });
      if (isClosed || !isInRoom || clip !== wanted) published.close();
      else picture = published;
    } catch (error) {
      events.onTrouble('a test picture could not be sent', error);
    }
  }

  /** The room takes the producer away; the transport is replaced by the next one. */
  async function hidePicture(): Promise<void> {
    const shown = picture;
    dropPicture();
    if (shown === null || !isInRoom) return;
    await room.request('closeProducer', { producerId: shown.producerId }).catch((error: unknown) => {
      events.onTrouble('a test picture could not be taken away', error);
    });
  }

  function dropPicture(): void {
    picture?.close();
    picture = null;
  }

  function notified(name: NotificationName, payload: unknown): void {
    if (name === 'cue') effort?.cued((payload as NotificationPayload<'cue'>).cue.kind);
  }

  function over(reason: 'session-ended' | 'removed' | 'replaced'): void {
    close();
    events.onOver(reason);
  }

  function close(): void {
    isClosed = true;
    strap?.close();
    dropPicture();
    room.close();
    hub.close();
  }

  return {
    slot: first.self.slot,
    startedAtMs,
    plannedMinutes: first.session.plannedMinutes,
    framesSent: () => picture?.framesSent() ?? null,
    waitingReadings: hub.waitingCount,
    setPicture(next) {
      if (next === clip) return;
      clip = next;
      if (next === null) void hidePicture();
      else void showPicture();
    },
    request: room.request,
    close,
  };
}
