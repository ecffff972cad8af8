import type { SessionId } from '#core/ids.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { blockAt, type ScriptBlock } from '#core/simulation/class-script.ts';
import { createClassDoor } from '../participant/class-door.ts';
import type { HttpLogin } from '../participant/http-login.ts';
import { joinAsSimulated, type SimulatedParticipant } from '../participant/simulated-participant.ts';
import type { Clip } from '../picture/ivf.ts';

/** The simulated instructor: leads by the script until a person does, and again when that person has left. */
export type StandIn = {
  /** Goes in, and leads from where the class is. */
  start(): Promise<void>;
  /** Who is in the room now, as another sees it. */
  rosterSeen(roster: ParticipantInfo[]): void;
  close(): void;
};

/** Somebody who reloads the page is back within this time. */
const COMES_BACK_AFTER_MS = 4000;
/** How often the script is looked at. */
const SCRIPT_EVERY_MS = 1000;

export function createStandIn({
  origin,
  sessionId,
  script,
  seed,
  clip,
  login,
  onOver,
  trouble,
}: {
  origin: string;
  sessionId: SessionId;
  script: ScriptBlock[];
  seed: number;
  clip: Clip;
  login(): Promise<HttpLogin>;
  onOver(): void;
  trouble(what: string, error: unknown): void;
}): StandIn {
  let signedIn: HttpLogin | null = null;
  let leading: SimulatedParticipant | null = null;
  let isEntering = false;
  let isPersonLeading = false;
  let isClosed = false;
  let lastBlock = -1;
  let returnTimer: NodeJS.Timeout | undefined;
  let scriptTimer: NodeJS.Timeout | undefined;

  async function enter(): Promise<void> {
    if (isClosed || isPersonLeading || isEntering || leading !== null) return;
    isEntering = true;
    try {
      signedIn ??= await login();
      const entered = await joinAsSimulated({
        origin,
        login: signedIn,
        sessionId,
        audience: 'nobody',
        body: null,
        script,
        seed,
        events: {
          // The own view is the fastest: the person must not find somebody else on the stage.
          onRosterChanged: rosterSeen,
          onTick: () => undefined,
          onOver(reason) {
            leading = null;
            if (reason === 'session-ended') onOver();
          },
          onTrouble: trouble,
        },
      });
      if (isClosed || isPersonLeading) {
        entered.close();
        return;
      }
      leading = entered;
      entered.setPicture(clip);
    } catch (error) {
      trouble('the simulated instructor could not enter', error);
      returnTimer = setTimeout(() => void enter(), COMES_BACK_AFTER_MS);
    } finally {
      isEntering = false;
    }
  }

  function rosterSeen(roster: ParticipantInfo[]): void {
    const isPersonHere = roster.some(({ role, isSimulated }) => role === 'instructor' && !isSimulated);
    if (isPersonHere === isPersonLeading) return;
    isPersonLeading = isPersonHere;
    clearTimeout(returnTimer);
    if (isPersonHere) {
      leading?.close();
      leading = null;
    } else {
      returnTimer = setTimeout(() => void enter(), COMES_BACK_AFTER_MS);
    }
  }

  /** Says what the script says as a block begins, and ends the class when the time is over. */
  function followScript(): void {
    if (leading === null) return;
    const secondsIn = (Date.now() - leading.startedAtMs) / 1000;
    if (secondsIn >= leading.plannedMinutes * 60) {
      clearInterval(scriptTimer);
      if (signedIn === null) return;
      createClassDoor(signedIn, sessionId)
        .end()
        .catch((error: unknown) => trouble('the class could not be ended', error));
      return;
    }
    const { index, block } = blockAt(script, secondsIn);
    if (index === lastBlock) return;
    lastBlock = index;
    sendCue(leading, block.cue);
  }

  return {
    async start() {
      signedIn = await login();
      await enter();
      scriptTimer = setInterval(followScript, SCRIPT_EVERY_MS);
    },
    rosterSeen,
    close() {
      isClosed = true;
      clearTimeout(returnTimer);
      clearInterval(scriptTimer);
      leading?.close();
      leading = null;
    },
  };

  function sendCue(by: SimulatedParticipant, kind: ScriptBlock['cue']): void {
    by.request('sendCue', { to: 'class', cue: { kind }, isHeld: false }).catch((error: unknown) =>
      trouble('a cue was not sent', error),
    );
  }
}
