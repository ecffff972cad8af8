import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarPlus } from 'lucide-react';
import { ServerLink } from '../../components/ServerLink.tsx';
import { StateBlock } from '../../components/StateBlock.tsx';

/** The schedule of a studio that plans nothing yet. */
export function NoClasses({ canPlan }: { canPlan: boolean }) {
  const { t } = useLingui();
  const icon = <CalendarPlus size={28} aria-hidden />;
  if (!canPlan) {
    return (
      <StateBlock icon={icon} title={t`No classes are planned`}>
        <p>
          <Trans>When your studio plans one, it appears here. A link to a class works too.</Trans>
        </p>
      </StateBlock>
    );
  }
  return (
    <StateBlock
      icon={icon}
      title={t`Plan your first class`}
      action={
        <ServerLink className="btn primary lg" to="/classes/new">
          <Trans>New class</Trans>
        </ServerLink>
      }
    >
      <p>
        <Trans>
          A title and a time are enough. You get a link to share; whoever opens it can make an account and join.
        </Trans>
      </p>
    </StateBlock>
  );
}
