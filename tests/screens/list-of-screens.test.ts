import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fileOf, listOfScreens, sizesOf } from './list-of-screens.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes/index.ts';

const aScene = (name: string, rest: Partial<Scene> = {}): Scene => ({
  name,
  title: `Title of ${name}`,
  show: () => Promise.reject(new Error('not shown here')),
  ...rest,
});

it('lists each picture under its title', () => {
  const text = listOfScreens([aScene('schedule'), aScene('report-table', { sizes: ['desktop'] })]);
  expect(text).toContain('## Title of schedule\n\n<img src="schedule.png" width="640"');
  expect(text).toContain('src="schedule-phone.png"');
  expect(text).not.toContain('report-table-phone.png');
});

it('docs/screens has the pictures of all scenes and no others, and lists them', () => {
  const folder = path.resolve(import.meta.dirname, '../../docs/screens');
  const files = SCENES.flatMap((scene) => sizesOf(scene).map((size) => fileOf(scene, size)));
  expect(readdirSync(folder).toSorted()).toEqual(['README.md', ...files].toSorted());
  expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toBe(listOfScreens(SCENES));
});

it('each scene has files of its own', () => {
  const files = SCENES.flatMap((scene) => sizesOf(scene).map((size) => fileOf(scene, size)));
  expect(new Set(files).size).toBe(files.length);
});
