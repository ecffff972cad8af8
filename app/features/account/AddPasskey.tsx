import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigation, useSubmit } from 'react-router';
import { makePasskey } from '../../lib/passkeys/passkey-ceremony.ts';
import { deviceOf } from './device-of.ts';
import { ProblemNote } from './ProblemNote.tsx';
import type { Problem } from './problem.ts';

/** Makes a passkey on this device, or on one that it hands over to, named after this one. */
export function AddPasskey() {
  const { t } = useLingui();
  const submit = useSubmit();
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isSending = useNavigation().formData?.get('intent') === 'add-passkey';
  const isPending = isAsking || isSending;

  async function add(): Promise<void> {
    setProblem(null);
    setIsAsking(true);
    const ceremony = await makePasskey({ signal: new AbortController().signal });
    setIsAsking(false);
    if (!ceremony.ok) {
      setProblem(ceremony.problem === 'aborted' ? null : ceremony.problem);
      return;
    }
    const { browser, system } = deviceOf(navigator.userAgent);
    const name = browser !== null && system !== null ? t`${browser} on ${system}` : t`Passkey`;
    await submit(
      { intent: 'add-passkey', credential: ceremony.credential, name },
      { method: 'post', action: '/account' },
    );
  }

  return (
    <>
      <ProblemNote problem={problem} />
      <button
        className="btn"
        type="button"
        aria-disabled={isPending || undefined}
        onClick={() => {
          if (!isPending) void add();
        }}
      >
        <Plus size={16} aria-hidden />
        {isAsking ? (
          <Trans>Waiting for your device</Trans>
        ) : isSending ? (
          <Trans>Adding</Trans>
        ) : (
          <Trans>Add a passkey</Trans>
        )}
      </button>
    </>
  );
}
