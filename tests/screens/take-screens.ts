// npm run screens: takes the pictures of docs/screens. With names of scenes only those.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { fileOf, listOfScreens, sizesOf } from './list-of-screens.ts';
import { decodePng } from './png.ts';
import { type Scene, SIZES, type Size } from './scene.ts';
import { SCENES } from './scenes/index.ts';
import { openScreenStage, type ScreenStage } from './screen-stage.ts';
import { encodeSmallPng, LARGE } from './small-png.ts';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    /** Where to put the pictures. */
    folder: { type: 'string', default: path.resolve(import.meta.dirname, '../../docs/screens') },
  },
});
const { folder } = options;
const unknown = wanted.filter((name) => !SCENES.some((scene) => scene.name === name));
if (unknown.length > 0) {
  process.stdout.write(
    `There is no scene ${unknown.join(', ')}; there are ${SCENES.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}
const scenes = wanted.length === 0 ? SCENES : SCENES.filter(({ name }) => wanted.includes(name));

mkdirSync(folder, { recursive: true });
const stage = await openScreenStage();
const failed: string[] = [];
try {
  for (const scene of scenes) {
    for (const size of sizesOf(scene)) await take(stage, scene, size);
  }
} finally {
  await stage.close();
}
removeStrangers();
writeFileSync(path.join(folder, 'README.md'), listOfScreens(SCENES));
if (failed.length > 0) {
  process.stdout.write(`Not taken: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}

/** One that fails does not keep the others from being taken. */
async function take(from: ScreenStage, scene: Scene, size: Size): Promise<void> {
  const opened: BrowserContext[] = [];
  const file = fileOf(scene, size);
  try {
    const page = await scene.show(from, {
      size,
      async open(who) {
        const context = await from.openContext(who, size);
        opened.push(context);
        return context.newPage();
      },
    });
    const bytes = await shoot(page, scene);
    writeFileSync(path.join(folder, file), bytes);
    const note = bytes.length > LARGE ? ', which is a lot' : '';
    process.stdout.write(`✓ ${file} (${Math.round(bytes.length / 1000)} kB${note})\n`);
  } catch (error) {
    failed.push(file);
    process.stdout.write(`✗ ${file}\n${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    for (const context of opened) await context.close();
  }
}

async function shoot(page: Page, { isWholePage = false }: Scene): Promise<Buffer> {
  if (isWholePage) await growToWholePage(page);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
  return encodeSmallPng(decodePng(png));
}

/** A screen as high as its page: what sticks to an edge of the screen is at that edge of the picture. */
async function growToWholePage(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? SIZES.desktop;
  await page.evaluate(() => window.scrollTo(0, 0));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
}

/** Pictures of scenes that are no more. */
function removeStrangers(): void {
  const known = new Set(SCENES.flatMap((scene) => sizesOf(scene).map((size) => fileOf(scene, size))));
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.png') && !known.has(file)) rmSync(path.join(folder, file));
  }
}
