import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { SETUP_STEP_TITLE, SETUP_STEPS, type SetupStep, setupPath } from './setup-steps.ts';

type StepListProps = {
  current: SetupStep;
  done: readonly SetupStep[];
  /** Before there is an account no other step can be opened. */
  isLinked?: boolean;
};

/** Where one is in the first run. */
export function StepList({ current, done, isLinked = true }: StepListProps) {
  const { t } = useLingui();
  const number = SETUP_STEPS.indexOf(current) + 1;
  const total = SETUP_STEPS.length;
  return (
    <nav className="steps" aria-label={t`Steps of the first run`}>
      <p className="steps-count">
        <Trans>
          Step {number} of {total}
        </Trans>
      </p>
      <ol>
        {SETUP_STEPS.map((step, index) => {
          const isDone = done.includes(step) && step !== current;
          const content = (
            <>
              <span className="step-mark" aria-hidden>
                {isDone ? <Check size={14} /> : index + 1}
              </span>
              <span className="step-title">{t(SETUP_STEP_TITLE[step])}</span>
              {isDone ? (
                <span className="sr">
                  <Trans>done</Trans>
                </span>
              ) : null}
            </>
          );
          const state = step === current ? 'current' : isDone ? 'done' : 'open';
          return (
            <li key={step} data-state={state}>
              {isLinked && step !== current ? (
                <Link to={setupPath(step)}>{content}</Link>
              ) : (
                <span aria-current={step === current ? 'step' : undefined}>{content}</span>
              )}
            </li>
          );
        })}
      </ol>
      <p className="sr">
        <Plural value={total - number} one="# step follows." other="# steps follow." />
      </p>
    </nav>
  );
}
