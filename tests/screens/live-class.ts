import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { SessionId } from '#core/ids.ts';
import { readClip } from '#loadtest/pictures/clips.ts';
import { aPerson } from '#tests/builders/person.ts';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import { attachBluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { type CrowdMember, joinCrowd } from '#tests/harness/class-crowd.ts';
import { classTrace, thresholdParts } from '#tests/harness/class-trace.ts';
import { playRecording, type RecordingPlayer } from '#tests/harness/recording-player.ts';
import { generateStrapRecording } from '#tests/harness/strap-recording.ts';
import { pairStrap } from '../e2e/screens/live-class.ts';
import { CLASS_PEOPLE, type ClassPerson, clipNameOf, INES_LOOK, MARAS_LOOK } from './class-people.ts';
import { drawInstructor, drawPerson, type Look } from './people/drawn-person.ts';
import { framesOf, showAsCamera } from './people/moving-picture.ts';
import type { ScreenStage } from './screen-stage.ts';

/** A full class that has been going on for a while. */
export type LiveClass = {
  path: string;
  /** Of the instructor, in the room. */
  instructorPage: Page;
  /** Gives somebody's pages a drawn camera, before they open. Default: how Ines looks. */
  wearFace(context: BrowserContext, look?: Look): Promise<void>;
  /** Puts a strap on somebody whose page is in the green room, and waits until its heart rate is shown. */
  wearStrap(page: Page, effort: Effort): Promise<HeartRateStrap>;
  /** From the green room into the room. */
  join(page: Page): Promise<void>;
  close(): Promise<void>;
};

type Effort = { seed: number; restBpm: number; targetBpm: number };

/** At the start of the third hard interval of four. */
const GOING_ON_FOR_S = 22 * 60 + 20;
/** Longer than it takes to take all pictures, s. */
const DURATION_S = 1800;
const MOVE_FRAMES = 16;
/** Before her strap of the pictures takes over. */
const INES_TRACE = classTrace({ seed: 21, restBpm: 84, parts: thresholdParts({ easyBpm: 122, hardBpm: 162 }) });

export async function createLiveClass(stage: ScreenStage): Promise<LiveClass> {
  const { studio, maraUserId, ines, inesUserId } = stage.studio;
  const { url } = await stage.pulseroom.ready();
  const startsAt = new Date(Date.now() - GOING_ON_FOR_S * 1000);
  const planned = {
    title: 'Threshold 4 × 4',
    description: 'Four times four minutes in zone 4, three minutes easy between.',
    instructorUserId: maraUserId,
    startsAt,
    plannedMinutes: 45,
  };
  const sessionId: SessionId = await studio.planClass(planned);
  await studio.openSince(sessionId, startsAt);
  const path = `/classes/${sessionId}`;
  const players: RecordingPlayer[] = [];
  const crowd: CrowdMember[] = [];
  let straps = 0;

  const soFar = (trace: readonly (number | null)[]) =>
    trace.slice(0, Math.floor((Date.now() - startsAt.getTime()) / 1000));

  async function wearStrap(page: Page, { seed, restBpm, targetBpm }: Effort): Promise<HeartRateStrap> {
    straps++;
    const number = String(straps).padStart(2, '0');
    const strap = stage.bluez.addHeartRateStrap({
      address: `A0:9E:1A:00:01:${number}`,
      name: `Strap ${number}`,
      batteryPercent: 80,
    });
    const chooser = await attachBluetoothChooser(page.context(), page);
    const targets = [{ fromS: 0, bpm: targetBpm }];
    const effort = { seed, restBpm, targets, durationS: DURATION_S, reportsContact: true };
    players.push(playRecording(strap, generateStrapRecording(effort)));
    await pairStrap(page, chooser, strap.name);
    await expect.poll(() => strap.isSubscribed, { timeout: 20_000 }).toBe(true);
    return strap;
  }

  async function join(page: Page): Promise<void> {
    await page.getByTestId('join-button').click();
    await expect(page.getByTestId('leave-button')).toBeVisible({ timeout: 30_000 });
  }

  /** Has been here since the beginning, and stays. */
  async function enter({ look, hardBpm, isNeverEasy, ...them }: ClassPerson, index: number): Promise<CrowdMember> {
    const person = aPerson(them);
    const userId = await studio.addPerson(person);
    const easyBpm = (hardBpm ?? 0) - (isNeverEasy === true ? 0 : 40);
    const parts = thresholdParts({ easyBpm, hardBpm: hardBpm ?? 0 });
    const trace = hardBpm === null ? [] : classTrace({ seed: 40 + index, restBpm: 80 + index, parts });
    const part = { userId, name: them.name, audience: them.audience, bpms: soFar(trace) };
    await studio.addPart(sessionId, part, planned);
    const now = () => trace[Math.floor((Date.now() - startsAt.getTime()) / 1000) % trace.length] ?? null;
    const { name, audience } = them;
    const { email } = person;
    const member = await joinCrowd({
      url,
      classPath: path,
      name,
      audience,
      email,
      ...(hardBpm !== null && { bpm: now }),
    });
    if (look !== null) await member.show(readClip(clipNameOf(name)));
    return member;
  }

  const instructorContext = await stage.openContext('mara', 'desktop');
  await showAsCamera(
    instructorContext,
    framesOf((share) => drawInstructor(MARAS_LOOK, share), MOVE_FRAMES),
  );
  const instructorPage = await instructorContext.newPage();
  await instructorPage.goto(`${path}/live`);
  await join(instructorPage);
  for (const [index, person] of CLASS_PEOPLE.entries()) crowd.push(await enter(person, index));
  const named = (name: string) => crowd.find((member) => member.name === name);
  named('Leila Haddad')?.beat(null);
  await named('Jonas Weber')?.say('Knee is a bit sore. OK to do low impact?');
  await named('Jonas Weber')?.setHand(true);

  // She has been here before her page opens in a scene: her heart rate of the class so far is there.
  await studio.addPart(
    sessionId,
    { userId: inesUserId, name: ines.name, audience: 'instructor', bpms: soFar(INES_TRACE) },
    planned,
  );

  return {
    path,
    instructorPage,
    wearFace: (context, look = INES_LOOK) =>
      showAsCamera(
        context,
        framesOf((share) => drawPerson(look, share), MOVE_FRAMES),
      ),
    wearStrap,
    join,
    async close() {
      for (const member of crowd) member.close();
      for (const player of players) await player.stop();
    },
  };
}
