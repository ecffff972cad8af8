import { expect, type Page } from '@playwright/test';
import { aPerson, type Person } from '#tests/builders/person.ts';
import type { HeartRateStrap } from '#tests/fakes/bluez/heart-rate-strap.ts';
import { attachBluetoothChooser } from '#tests/harness/bluetooth-chooser.ts';
import { playRecording, type RecordingPlayer } from '#tests/harness/recording-player.ts';
import { generateStrapRecording } from '#tests/harness/strap-recording.ts';
import { chooseAudience, pairStrap } from '../e2e/screens/live-class.ts';
import type { ScreenStage } from './screen-stage.ts';

/** A class that goes on, with an instructor and people who share their heart rates. */
export type LiveClass = {
  path: string;
  /** Of the instructor, in the room. */
  instructorPage: Page;
  /** Puts a strap on somebody whose page is in the green room, and waits until its heart rate is shown. */
  wearStrap(page: Page, effort: Effort): Promise<HeartRateStrap>;
  /** From the green room into the room. */
  join(page: Page): Promise<void>;
  close(): Promise<void>;
};

type Effort = { seed: number; restBpm: number; targetBpm: number };

const PEOPLE = [
  { person: aPerson({ name: 'Tomas Reis', hrMaxBpm: 187 }), effort: { seed: 5, restBpm: 104, targetBpm: 152 } },
  { person: aPerson({ name: 'Yuna Kim', hrMaxBpm: 182 }), effort: { seed: 6, restBpm: 98, targetBpm: 131 } },
];
/** Longer than it takes to take all pictures, s. */
const DURATION_S = 1800;

export async function createLiveClass(stage: ScreenStage): Promise<LiveClass> {
  const { studio, maraUserId } = stage.studio;
  const sessionId = await studio.planClass({
    title: 'Tempo 45',
    description: 'Zone 3, steady, with two short climbs.',
    instructorUserId: maraUserId,
    startsAt: new Date(),
    plannedMinutes: 45,
  });
  const path = `/classes/${sessionId}`;
  const players: RecordingPlayer[] = [];
  let straps = 0;

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

  async function enter(person: Person, effort: Effort): Promise<void> {
    await studio.addPerson(person);
    const page = await (await stage.openContext(person, 'desktop')).newPage();
    await page.goto(`${path}/live`);
    await wearStrap(page, effort);
    await chooseAudience(page, 'class');
    await join(page);
  }

  const instructorPage = await (await stage.openContext('mara', 'desktop')).newPage();
  await instructorPage.goto(`${path}/live`);
  await instructorPage.getByTestId('open-room-button').click();
  await expect(instructorPage.getByTestId('end-class-button')).toBeVisible({ timeout: 30_000 });
  for (const { person, effort } of PEOPLE) await enter(person, effort);

  return {
    path,
    instructorPage,
    wearStrap,
    join,
    async close() {
      for (const player of players) await player.stop();
    },
  };
}
