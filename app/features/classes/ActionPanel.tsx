import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ServerLink } from '../../components/ServerLink.tsx';

/** The one thing to do with a class, under what it means. */
export function ActionPanel({ title, mark, children }: { title: string; mark?: ReactNode; children: ReactNode }) {
  return (
    <aside className="panel action-panel">
      <div className="row between">
        <h2 className="title-3">{title}</h2>
        {mark}
      </div>
      {children}
    </aside>
  );
}

export function LiveMark() {
  return (
    <span className="live">
      <i />
      <Trans>Live</Trans>
    </span>
  );
}

/** Leads to a document of its own: camera and strap live and die with it. */
export function LiveLink({
  sessionId,
  isSecondary = false,
  children,
}: {
  sessionId: string;
  isSecondary?: boolean;
  children: ReactNode;
}) {
  return (
    <ServerLink
      className={isSecondary ? 'btn lg block' : 'btn primary lg block'}
      to={`/classes/${sessionId}/live`}
      reloadDocument
    >
      {children}
    </ServerLink>
  );
}
