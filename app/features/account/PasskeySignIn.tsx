import { Trans } from '@lingui/react/macro';
import { Fingerprint } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useNavigation } from 'react-router';
import { ProblemNote } from './ProblemNote.tsx';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

/** The first way in. The same passkeys are in the menu of the email field. */
export function PasskeySignIn() {
  const { isAsking, problem, ask } = usePasskeySignIn();
  const isSending = useNavigation().formData?.get('intent') === 'passkey';
  const isPending = isAsking || isSending;
  // Before the scripts are there a press would be lost.
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <>
      <ProblemNote problem={problem} />
      <button
        className="btn primary lg block passkey-button"
        type="button"
        aria-disabled={isPending || !isReady || undefined}
        onClick={() => {
          if (!isPending) void ask();
        }}
      >
        <Fingerprint size={20} aria-hidden />
        {isSending ? (
          <Trans>Signing in</Trans>
        ) : isAsking ? (
          <Trans>Waiting for your passkey</Trans>
        ) : (
          <Trans>Continue with passkey</Trans>
        )}
      </button>
    </>
  );
}
