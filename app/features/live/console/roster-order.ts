import type { ParticipantId } from '#core/ids.ts';

type Named = { participantId: ParticipantId; displayName: string };

/** Those who need attention first, in their order, then everybody by name; of a search only those that match. */
export function rosterOrder<Person extends Named>(
  everybody: readonly Person[],
  { attention, search }: { attention: readonly ParticipantId[]; search: string },
): Person[] {
  const wanted = folded(search);
  const rank = new Map(attention.map((participantId, index) => [participantId, index]));
  const rankOf = ({ participantId }: Person) => rank.get(participantId) ?? rank.size;
  return everybody
    .filter(({ displayName }) => folded(displayName).includes(wanted))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.displayName.localeCompare(b.displayName));
}

/** Without case and accents: Tomás is found by tomas. */
function folded(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
