import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Check } from 'lucide-react';
import type { AccountAnswer, AccountDeed, AccountSection } from './account-answer.ts';
import { ProblemNote } from './ProblemNote.tsx';

const DEED_WORDS: Record<AccountDeed, MessageDescriptor> = {
  'passkey-added': msg`The passkey is added. You can sign in with it from now on.`,
  'passkey-renamed': msg`The name is changed.`,
  'passkey-removed': msg`The passkey is removed. It opens this account no longer, also where your device still lists it.`,
  'password-set': msg`The new password is set. All other devices are signed out.`,
  'address-asked': msg`A link is on its way to the new address. Open it here within one hour; until then nothing changes.`,
  'device-signed-out': msg`The device is signed out.`,
  'others-signed-out': msg`All other devices are signed out.`,
};

/** What became of the last form of a section. */
export function SectionAnswer({ section, answer }: { section: AccountSection; answer: AccountAnswer | undefined }) {
  const { i18n } = useLingui();
  if (answer?.section !== section) return null;
  if (answer.kind === 'refused') return <ProblemNote problem={answer.problem} />;
  return (
    <p className="note ok" role="status">
      <Check size={18} aria-hidden />
      {i18n._(DEED_WORDS[answer.deed])}
    </p>
  );
}
