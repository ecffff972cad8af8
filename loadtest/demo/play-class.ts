import { setTimeout as delay } from 'node:timers/promises';
import type { DemoInstruction, DemoReport, SimulatedAccount } from '#core/demo-messages.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import type { TickEntry } from '#core/protocol/telemetry-frames.ts';
import { intervalClass } from '#core/simulation/class-script.ts';
import { seededRandom } from '#core/simulation/seeded-random.ts';
import { simulatedBody } from '#core/simulation/simulated-person.ts';
import { backOffMs } from '../participant/back-off.ts';
import { type HttpLogin, signIn } from '../participant/http-login.ts';
import { joinAsSimulated, type SimulatedParticipant } from '../participant/simulated-participant.ts';
import { createIdleMeter, createPictureBudget } from '../picture/picture-budget.ts';
import { PARTICIPANT_CLIPS, readClip } from '../pictures/clips.ts';
import { type ClassLife, startClassLife } from './class-life.ts';
import { createStandIn } from './stand-in.ts';
import { sureLossOf } from './sure-loss.ts';

/** A class that is being played. */
export type PlayedClass = { close(): void };

/** How often the machine is measured, ms. */
const PICTURES_EVERY_MS = 3000;

/** Fills a class with simulated people: one who leads, and everybody else. */
export function playClass({
  instruction,
  report,
}: {
  instruction: DemoInstruction;
  report: (message: DemoReport) => void;
}): PlayedClass {
  const { origin, userAgent, sessionId, locale, instructor, participants } = instruction;
  const script = intervalClass({ minutes: instruction.plannedMinutes });
  const sureLoss = sureLossOf({ sessionId, people: participants.length });
  const clips = PARTICIPANT_CLIPS.map(readClip);
  const idleCores = createIdleMeter();
  const budget = createPictureBudget({ participants: participants.length });
  const people = new Map<SimulatedAccount, SimulatedParticipant>();
  /** Whose heart rate was seen, whatever their strap does since. */
  const seenSlots = new Set<number>();
  let pictures = 0;
  let pictureTimer: NodeJS.Timeout | undefined;
  let life: ClassLife | null = null;
  let isFull = false;
  let isClosed = false;

  const trouble = (what: string, error: unknown) =>
    report({ kind: 'trouble', what: `${what}: ${error instanceof Error ? error.message : 'unknown'}` });

  const standIn = createStandIn({
    origin,
    sessionId,
    script,
    seed: instructor.seed,
    clip: readClip('instructor'),
    login: () => persistently(() => signIn({ origin, userAgent, ...instructor })),
    onOver: over,
    trouble,
  });

  async function persistently<Value>(attempt: () => Promise<Value>): Promise<Value> {
    const random = seededRandom(instructor.seed);
    for (let tries = 0; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (isClosed || tries > 20) throw error;
        trouble('tried again', error);
        await delay(backOffMs(tries, random));
      }
    }
  }

  async function play(): Promise<void> {
    await standIn.start();
    for (const [index, account] of participants.entries()) {
      if (isClosed) return;
      await persistently(() => enter(account, index === sureLoss.index ? sureLoss.afterS : null));
    }
    life = startClassLife({
      people: () => [...people.values()],
      locale,
      random: seededRandom(Date.now()),
      trouble,
    });
    idleCores();
    pictureTimer = setInterval(adjustPictures, PICTURES_EVERY_MS);
  }

  async function enter(account: SimulatedAccount, sureLossAfterS: number | null): Promise<void> {
    const login: HttpLogin = await signIn({ origin, userAgent, ...account });
    const person = await joinAsSimulated({
      origin,
      login,
      sessionId,
      audience: 'class',
      body: simulatedBody(account.seed, { year: new Date().getFullYear() }),
      script,
      seed: account.seed,
      sureLossAfterS,
      events: {
        onRosterChanged: (roster) => rosterChanged(account, roster),
        onTick: (entries) => ticked(account, entries),
        onOver: (reason) => (reason === 'session-ended' ? over() : people.delete(account)),
        onTrouble: trouble,
      },
    });
    people.set(account, person);
    if (isClosed) person.close();
  }

  /** One of them looks for all. */
  const isLookout = (account: SimulatedAccount) => account === people.keys().next().value;

  function rosterChanged(account: SimulatedAccount, roster: ParticipantInfo[]): void {
    if (isLookout(account) && roster.length > 0) standIn.rosterSeen(roster);
  }

  function ticked(account: SimulatedAccount, entries: TickEntry[]): void {
    if (isFull || !isLookout(account)) return;
    for (const { slot, state } of entries) if (state === 'live') seenSlots.add(slot);
    const slots = [...people.values()].map(({ slot }) => slot);
    if (slots.length < participants.length || !slots.every((slot) => seenSlots.has(slot))) return;
    isFull = true;
    report({ kind: 'full', sessionId, participants: slots.length });
  }

  /** Pictures move as far as the machine carries them. */
  function adjustPictures(): void {
    const next = budget.measured({ idleCores: idleCores(), atMs: performance.now() });
    if (next === pictures) return;
    pictures = next;
    for (const [index, person] of [...people.values()].entries()) {
      person.setPicture(index < pictures ? (clips[index % clips.length] ?? null) : null);
    }
    report({ kind: 'pictures', count: pictures });
  }

  function over(): void {
    if (isClosed) return;
    close();
    report({ kind: 'over', sessionId });
  }

  function close(): void {
    isClosed = true;
    clearInterval(pictureTimer);
    life?.close();
    standIn.close();
    for (const person of people.values()) person.close();
  }

  play().catch((error: unknown) => {
    trouble('the class could not be filled', error);
    over();
  });
  return { close };
}
