import type { Scene } from '../scene.ts';
import { CLASS_SCENES } from './classes.ts';
import { DOOR_SCENES } from './doors.ts';
import { LIVE_SCENES } from './live.ts';
import { RESULT_SCENES } from './results.ts';

/** All pictures, in the order of docs/screens/README.md. */
export const SCENES: readonly Scene[] = [...CLASS_SCENES, ...LIVE_SCENES, ...RESULT_SCENES, ...DOOR_SCENES];
