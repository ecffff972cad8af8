import type { FieldState } from '../../components/Field.tsx';
import type { Problem } from './problem.ts';

export type AccountSection = 'passkeys' | 'password' | 'address' | 'devices';

export type AccountDeed =
  | 'passkey-added'
  | 'passkey-renamed'
  | 'passkey-removed'
  | 'password-set'
  | 'address-asked'
  | 'device-signed-out'
  | 'others-signed-out';

/** What became of a form on the account page, and in which section it is told. */
export type AccountAnswer =
  | { kind: 'done'; section: AccountSection; deed: AccountDeed }
  | { kind: 'refused'; section: AccountSection; problem: Problem | null; state?: FieldState };
