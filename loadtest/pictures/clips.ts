import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Clip, readIvf } from '../picture/ivf.ts';

/** The drawn people in this folder, made by `npm run clips`; in the order in which simulated
 * participants wear them, whoever is there. A clip's name is that of somebody in the pictures of the screens.
 */
export const PARTICIPANT_CLIPS = [
  'aiko',
  'tomas',
  'hana',
  'jonas',
  'priya',
  'samir',
  'freya',
  'wen',
  'chloe',
  'kofi',
  'leila',
  'nils',
  'marta',
] as const;

/** @param name of the file without its ending: one of `PARTICIPANT_CLIPS`, or `instructor` */
export function readClip(name: string): Clip {
  return readIvf(readFileSync(path.join(import.meta.dirname, `${name}.ivf`)));
}
