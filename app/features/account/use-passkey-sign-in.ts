import { useCallback, useEffect, useRef, useState } from 'react';
import { useSubmit } from 'react-router';
import {
  askForPasskey,
  type Ceremony,
  CHALLENGE_LIFETIME_MS,
  canOfferInField,
} from '../../lib/passkeys/passkey-ceremony.ts';
import type { Problem } from './problem.ts';

/** Renewed before the server forgets it. */
const RENEW_MS = CHALLENGE_LIFETIME_MS - 30_000;

/**
 * Signs in with a passkey: at a press of the button (`ask`), and from the menu of the email field for as long as the
 * page is open. A browser does one at a time, so the button ends the offer in the field.
 */
export function usePasskeySignIn(): { isAsking: boolean; problem: Problem | null; ask(): Promise<void> } {
  const submit = useSubmit();
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Another number: the offer in the field begins anew. */
  const [round, setRound] = useState(0);
  const running = useRef<AbortController | null>(null);
  /** Field and button may both come to an end: one login is enough. */
  const isSending = useRef(false);

  const send = useCallback(
    async (ceremony: Ceremony) => {
      if (isSending.current) return;
      if (ceremony.ok) {
        isSending.current = true;
        await submit({ intent: 'passkey', credential: ceremony.credential }, { method: 'post' });
        isSending.current = false;
      } else if (ceremony.problem !== 'aborted') setProblem(ceremony.problem);
    },
    [submit],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is what starts it anew.
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => setRound((count) => count + 1), RENEW_MS);
    running.current = controller;
    async function offerInField(): Promise<void> {
      if (!(await canOfferInField()) || controller.signal.aborted) return;
      const ceremony = await askForPasskey({ signal: controller.signal, inField: true });
      // Nobody asked for this one, so nobody is told why it did not come about.
      if (ceremony.ok) await send(ceremony);
    }
    void offerInField();
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [round, send]);

  async function ask(): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setProblem(null);
    setIsAsking(true);
    await send(await askForPasskey({ signal: controller.signal, inField: false }));
    setIsAsking(false);
    if (!controller.signal.aborted) setRound((count) => count + 1);
  }

  return { isAsking, problem, ask };
}
