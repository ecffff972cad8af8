import type { ReactNode } from 'react';

type StateBlockProps = {
  icon?: ReactNode;
  tone?: 'neutral' | 'bad';
  /** What happened, as a sentence without a full stop. */
  title: string;
  /** What is safe and what happens next. */
  children?: ReactNode;
  /** The one thing to do now. */
  action?: ReactNode;
  /** The heading's level: 1 where this block is the page. */
  level?: 1 | 2;
};

/** An empty, waiting or failed part of a page. */
export function StateBlock({ icon, tone = 'neutral', title, children, action, level = 2 }: StateBlockProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className="panel state-block">
      {icon === undefined ? null : <span className={`glyph ${tone}`}>{icon}</span>}
      <Heading className="title-2">{title}</Heading>
      {children === undefined ? null : <div className="state-text">{children}</div>}
      {action === undefined ? null : <div className="row actions">{action}</div>}
    </section>
  );
}
