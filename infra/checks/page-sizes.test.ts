import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { measurePages as measure } from './page-sizes.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const CHUNKS: Record<string, string> = {
  'entry.js': 'import{a}from"./shared.js";import{t}from"./texts.js";await t("ko");',
  'shared.js': 'export const a="shared";',
  // As in the real build: the room and the entry share what fetches the texts.
  'texts.js': 'const c={en:()=>p(()=>import(`./en-1.js`),[]),ko:()=>import("./ko-1.js")};export const t=(l)=>c[l]();',
  'en-1.js': 'export const messages={};',
  'ko-1.js': 'export const messages={greeting:"annyeong haseyo, a longer one"};',
  'root.js': 'import"./shared.js";export default 1;',
  'studio.js': 'export default "layout";',
  'schedule.js': 'import{b}from"./deep.js";import("./later.js");',
  'deep.js': 'import"./deeper.js";export const b=1;',
  'deeper.js': 'console.log("deeper");',
  'later.js': 'console.log("not needed at once");',
  'live.js': 'const r=()=>import("./room.js");',
  'room.js': 'import("./video.js");import"./deep.js";import"./texts.js";',
  'video.js': 'export const video=1;',
};

function aBuild(chunks = CHUNKS): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-sizes-'));
  folders.push(folder);
  mkdirSync(join(folder, 'assets'));
  for (const [name, source] of Object.entries(chunks)) writeFileSync(join(folder, 'assets', name), source);
  const route = (id: string, parentId: string | undefined, module: string) => ({
    [id]: { id, parentId, module: `/assets/${module}`, imports: [], hasDefaultExport: true },
  });
  const manifest = {
    entry: { module: '/assets/entry.js', imports: ['/assets/shared.js'] },
    routes: {
      ...route('root', undefined, 'root.js'),
      ...route('routes/studio', 'root', 'studio.js'),
      ...route('routes/schedule', 'routes/studio', 'schedule.js'),
      ...route('routes/classes.$sessionId.live', 'root', 'live.js'),
    },
  };
  writeFileSync(join(folder, 'assets', 'manifest-1.js'), `window.__reactRouterManifest=${JSON.stringify(manifest)};`);
  return folder;
}

const sizeOf = (...names: string[]) =>
  names.reduce((sum, name) => sum + gzipSync(CHUNKS[name]!, { level: 6 }).length, 0);

/** What every page begins with. */
const START = ['entry.js', 'shared.js', 'texts.js', 'ko-1.js', 'root.js'];

const measurePages = (clientFolder: string) => measure({ clientFolder, locales: ['en', 'ko'] });

it('counts each chunk that a page imports at once, once, with the larger language', () => {
  const schedule = measurePages(aBuild()).find(({ route }) => route === 'routes/schedule');
  expect(schedule).toEqual({
    route: 'routes/schedule',
    files: 9,
    gzipBytes: sizeOf(...START, 'studio.js', 'schedule.js', 'deep.js', 'deeper.js'),
    budgetBytes: 170_000,
  });
});

it('counts for the room also what it imports on the way, but no second language', () => {
  const room = measurePages(aBuild()).find(({ route }) => route.endsWith('.live'));
  expect(room?.gzipBytes).toBe(sizeOf(...START, 'live.js', 'room.js', 'video.js', 'deep.js', 'deeper.js'));
  expect(room?.budgetBytes).toBe(280_000);
});

it('does not measure without the texts of a language', () => {
  const withoutKorean = { ...CHUNKS, 'texts.js': 'const c={en:()=>import("./en-1.js")};' };
  expect(() => measurePages(aBuild(withoutKorean))).toThrow('no texts in ko');
});

it('measures pages, not layouts', () => {
  expect(measurePages(aBuild()).map(({ route }) => route)).not.toContain('routes/studio');
});

it('says what to do without a build', () => {
  const folder = aBuild();
  rmSync(join(folder, 'assets', 'manifest-1.js'));
  expect(() => measurePages(folder)).toThrow('npm run build');
});
