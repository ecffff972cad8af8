import { t } from '@lingui/core/macro';
import { isMarkedSimulated, type NamedPerson } from '../../components/PersonName.tsx';
import type { RoomState } from '../../stores/room.ts';

/** First name for short labels; the whole name where there is only one. */
export function firstName(displayName: string): string {
  return displayName.trim().split(/\s+/)[0] ?? displayName;
}

/** A name in a sentence, where no tag can stand beside it: who is simulated is called so there too. */
export function nameInText(person: NamedPerson): string {
  const name = person.displayName;
  return isMarkedSimulated(person) ? t`${name} (simulated)` : name;
}

/** The first name of whoever leads the class, in a sentence. */
export function coachInText({ session }: Pick<RoomState, 'session'>): string {
  const { instructorName, isInstructorSimulated } = session;
  return nameInText({ displayName: firstName(instructorName), isSimulated: isInstructorSimulated });
}
