import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';

/** On every page of the demo's studio: what this is, and the way out of it. */
export function DemoBar() {
  const { t } = useLingui();
  return (
    <aside className="demo-bar" aria-label={t`Demo`} data-testid="demo-bar">
      <span className="ell">
        <Trans>You are in the demo.</Trans>
      </span>
      <Link to="/demo">
        <ArrowLeft size={14} aria-hidden />
        <Trans>Back to the demo page</Trans>
      </Link>
    </aside>
  );
}
