import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { PageTitle } from '../../components/PageTitle.tsx';
import { neighbourOf, type SetupStep, setupPath } from './setup-steps.ts';

type StepPageProps = {
  step: SetupStep;
  title: string;
  lede: ReactNode;
  children: ReactNode;
  /** Goes on; a form of its own where the step has one. */
  next: ReactNode;
};

/** One step: what it is for, what there is to do, and the way back and on. */
export function StepPage({ step, title, lede, children, next }: StepPageProps) {
  const previous = neighbourOf(step, -1);
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever comes from the step before hears where they are, and tabs on from there.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <h1 className="title-1" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className="sub setup-lede">{lede}</p>
      <div className="stack">{children}</div>
      <footer className="setup-foot">
        {previous === null ? (
          <span />
        ) : (
          <Link className="btn lg" to={setupPath(previous)}>
            <ArrowLeft size={16} aria-hidden />
            <Trans>Back</Trans>
          </Link>
        )}
        <div className="row setup-next">{next}</div>
      </footer>
    </>
  );
}
