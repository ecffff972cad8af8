import { useLingui } from '@lingui/react';
import { CircleAlert } from 'lucide-react';
import type { Problem } from './problem.ts';
import { PROBLEM_WORDS } from './problem-words.ts';

/** Says at once, also to screen readers, what did not work. */
export function ProblemNote({ problem }: { problem: Problem | null | undefined }) {
  const { i18n } = useLingui();
  if (problem == null) return null;
  return (
    <div className="note bad" role="alert">
      <CircleAlert size={18} aria-hidden />
      <div>{i18n._(PROBLEM_WORDS[problem])}</div>
    </div>
  );
}
