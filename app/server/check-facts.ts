import type { Env } from '#platform/env.ts';
import { type AddressReach, addressReach } from '#platform/host-address.ts';
import type { CheckFacts } from '../features/check/check-facts.ts';
import { publicOrigin, type SiteEnv } from './allowed-origins.ts';

export function checkFacts(env: Pick<Env, 'MEDIA_LISTEN'> & SiteEnv): CheckFacts {
  const origin = publicOrigin(env);
  const addresses = env.MEDIA_LISTEN.map(({ announced }) => announced);
  return {
    announcedAddresses: addresses,
    announcedReach: widestReach(addresses),
    phoneLink: addressReach(new URL(origin).hostname) === 'this-machine' ? null : `${origin}/check`,
  };
}

/** A browser tries all of them, so the one that reaches furthest counts. */
function widestReach(addresses: readonly string[]): AddressReach {
  const reaches = addresses.map(addressReach);
  return (['anywhere', 'unknown', 'this-network'] as const).find((reach) => reaches.includes(reach)) ?? 'this-machine';
}
