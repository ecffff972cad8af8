import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, Compass } from 'lucide-react';
import { isUnreachable, OfflineError } from './OfflineError.tsx';
import { PageTitle } from './PageTitle.tsx';
import { refusalOf } from './page-refusal.ts';
import { StateBlock } from './StateBlock.tsx';
import { worded } from './worded.ts';

/** What a page shows instead of itself: a refusal in its own words, or a failure without details. */
export function PageError({ error }: { error: unknown }) {
  const { t, i18n } = useLingui();
  const refusal = refusalOf(error);
  if (refusal !== null) {
    const { status, message, action } = refusal;
    const title =
      status === 404 ? t`There is nothing here` : status === 403 ? t`You cannot open this` : t`This did not work`;
    return (
      <StateBlock
        level={1}
        icon={status === 404 ? <Compass size={28} aria-hidden /> : <CircleAlert size={28} aria-hidden />}
        title={title}
        action={
          <a className="btn primary lg" href={action?.href ?? '/schedule'}>
            {action === undefined ? <Trans>Go to the schedule</Trans> : worded(i18n, action.label)}
          </a>
        }
      >
        <PageTitle>{title}</PageTitle>
        {message === undefined ? null : <p>{worded(i18n, message)}</p>}
        {/* Where the server knows the way on, there is nothing to guess. */}
        {status === 404 && action === undefined ? (
          <p>
            <Trans>The address may be mistyped, or the page belongs to a studio that you are not a member of.</Trans>
          </p>
        ) : null}
      </StateBlock>
    );
  }
  if (isUnreachable(error)) return <OfflineError />;
  const title = t`This page stopped with an error`;
  return (
    <StateBlock
      level={1}
      tone="bad"
      icon={<CircleAlert size={28} aria-hidden />}
      title={title}
      action={
        <button className="btn primary lg" type="button" onClick={() => location.reload()}>
          <Trans>Try again</Trans>
        </button>
      }
    >
      <PageTitle>{title}</PageTitle>
      <p>
        <Trans>
          Nothing you saved is lost. If it happens again, tell the person who runs this server what you did.
        </Trans>
      </p>
    </StateBlock>
  );
}
