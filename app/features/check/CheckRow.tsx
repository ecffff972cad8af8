import { Check, CircleAlert, Info, LoaderCircle, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';

export type CheckTone = 'ok' | 'warn' | 'bad' | 'open' | 'running';

const ICON: Record<CheckTone, ReactNode> = {
  ok: <Check size={18} aria-hidden />,
  warn: <TriangleAlert size={18} aria-hidden />,
  bad: <CircleAlert size={18} aria-hidden />,
  open: <Info size={18} aria-hidden />,
  running: <LoaderCircle className="spin" size={18} aria-hidden />,
};

type CheckRowProps = {
  tone: CheckTone;
  /** What is looked at. */
  title: ReactNode;
  /** What was found, and what to do; the row is read out when it changes. */
  children: ReactNode;
  action?: ReactNode;
  testId: string;
};

/** One thing that a class needs of this device. */
export function CheckRow({ tone, title, children, action, testId }: CheckRowProps) {
  const id = useId();
  return (
    <section className="check-row" data-tone={tone} data-testid={testId} aria-labelledby={id}>
      <span className="check-mark">{ICON[tone]}</span>
      <div className="grow">
        <h3 className="check-title" id={id}>
          {title}
        </h3>
        <div className="check-text" role="status">
          {children}
        </div>
      </div>
      {action === undefined ? null : <div className="check-action">{action}</div>}
    </section>
  );
}
