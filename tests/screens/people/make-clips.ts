// npm run clips: makes the moving pictures of the simulated people, loadtest/pictures/*.ivf, and the picture on class
// pages, app/assets/class.svg, from drawings.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Clip, writeIvf } from '#loadtest/picture/ivf.ts';
import { launchPlainBrowser } from '#tests/harness/plain-browser.ts';
import { CLASS_PEOPLE, clipNameOf, MARAS_LOOK } from '../class-people.ts';
import { drawInstructor, drawPerson } from './drawn-person.ts';
import { type ClipFormat, encodeClip, framesOf } from './moving-picture.ts';

const folder = path.resolve(import.meta.dirname, '../../../loadtest/pictures');
const LARGE: ClipFormat = { widthPx: 640, heightPx: 360, frameRate: 12, bitsPerSecond: 400_000 };
const SMALL: ClipFormat = { widthPx: 320, heightPx: 180, frameRate: 12, bitsPerSecond: 140_000 };
/** A move there and back, s. */
const MOVE_SECONDS = 2;

const browser = await launchPlainBrowser();
const page = await browser.newPage();
// The encoder is there in secure contexts only.
await page.goto('chrome://version');
const frameCount = SMALL.frameRate * MOVE_SECONDS;
save(
  'instructor',
  await encodeClip(
    page,
    framesOf((share) => drawInstructor(MARAS_LOOK, share), frameCount),
    LARGE,
  ),
);
for (const { name, look } of CLASS_PEOPLE) {
  if (look === null) continue;
  save(
    clipNameOf(name),
    await encodeClip(
      page,
      framesOf((share) => drawPerson(look, share), frameCount),
      SMALL,
    ),
  );
}
await browser.close();
const leading = drawInstructor({ ...MARAS_LOOK, moves: ['punch', 'lunge'] }, 0.25);
writeFileSync(path.resolve(import.meta.dirname, '../../../app/assets/class.svg'), leading.replaceAll(/\n\s*/g, ''));

function save(name: string, clip: Clip): void {
  const file = writeIvf(clip);
  writeFileSync(path.join(folder, `${name}.ivf`), file);
  process.stdout.write(`${name}.ivf: ${clip.frames.length} pictures, ${Math.round(file.length / 1000)} kB\n`);
}
