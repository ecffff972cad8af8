import type { Audience } from '#core/consent.ts';
import type { Participation } from '#store/index.ts';
import type { Services } from './services.ts';

/** Records with whom the heart rate is shared from now on, and tells the hub. */
export async function changeAudience(
  { store, bus }: Pick<Services, 'store' | 'bus'>,
  { participation, audience }: { participation: Participation; audience: Audience },
): Promise<Participation> {
  const { participantId, sessionId } = participation;
  const { consentEpoch } = await store.participations.changeAudience({ participantId, audience });
  bus.publish({ kind: 'consent-changed', sessionId, participantId, audience, consentEpoch });
  return { ...participation, audience, consentEpoch };
}
