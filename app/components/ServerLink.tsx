import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { useReachable } from './use-reachable.ts';

type ServerLinkProps = Omit<LinkProps, 'aria-label'> & {
  className: string;
  children: ReactNode;
  /** Words for those who do not see the row that the link is in. */
  label?: string;
};

/** A link as a button. Without the server it leads nowhere, says so, and goes nowhere when pressed. */
export function ServerLink({ children, label, ...link }: ServerLinkProps) {
  const isReachable = useReachable();
  if (isReachable) {
    return (
      <Link {...link} aria-label={label}>
        {children}
      </Link>
    );
  }
  return (
    <button className={`${link.className} held`} type="button" aria-disabled>
      <span className="row">{children}</span>
      <small>
        <Trans>when online</Trans>
      </small>
      {label === undefined ? null : <span className="sr">{label}</span>}
    </button>
  );
}
