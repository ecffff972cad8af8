import type { Migration } from 'kysely/migration';
import * as aLiveClass from './0001-a-live-class.ts';
import * as simulatedPeople from './0002-simulated-people.ts';
import * as passkeys from './0003-passkeys.ts';
import * as studioSettings from './0004-studio-settings.ts';
import * as language from './0006-language.ts';
import * as simulatedStraps from './0007-simulated-straps.ts';

/** In the order in which they run. One that was released is never changed: a new one follows it. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-a-live-class': aLiveClass,
  '0002-simulated-people': simulatedPeople,
  '0003-passkeys': passkeys,
  '0004-studio-settings': studioSettings,
  '0006-language': language,
  '0007-simulated-straps': simulatedStraps,
};
