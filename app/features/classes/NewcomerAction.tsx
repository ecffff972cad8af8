import { Trans, useLingui } from '@lingui/react/macro';
import { ServerLink } from '../../components/ServerLink.tsx';
import { ActionPanel } from './ActionPanel.tsx';
import type { ClassActionProps } from './ClassAction.tsx';

type NewcomerActionProps = Pick<ClassActionProps, 'listed' | 'studio'> & { viewer: 'stranger' | 'outsider' };

/** What somebody can do with a class who is not of its studio: become a member, or sign in as one. */
export function NewcomerAction({ listed, studio, viewer }: NewcomerActionProps) {
  const { t } = useLingui();
  const isStranger = viewer === 'stranger';
  const signInPath = `/sign-in?next=${encodeURIComponent(`/classes/${listed.sessionId}`)}`;
  // The way into the studio, and back here.
  const signUpPath = `/sign-up?studio=${encodeURIComponent(studio.slug)}&next=${encodeURIComponent(`/classes/${listed.sessionId}`)}`;
  if (listed.state === 'ended' || listed.state === 'lapsed') {
    return (
      <ActionPanel title={t`This class is over`}>
        <p>
          {isStranger ? (
            <Trans>If you took part, sign in to see your summary.</Trans>
          ) : (
            <Trans>It was a class of {studio.name}.</Trans>
          )}
        </p>
        {isStranger ? (
          <ServerLink className="btn primary lg block" to={signInPath}>
            <Trans>Sign in</Trans>
          </ServerLink>
        ) : null}
      </ActionPanel>
    );
  }
  return (
    <ActionPanel title={listed.state === 'live' ? t`Live now` : t`Join this class`}>
      <p>
        {isStranger ? (
          <Trans>You need an account with {studio.name}. It takes a name, an email address and a password.</Trans>
        ) : (
          <Trans>It is for members of {studio.name}. You can become one with the account that you have.</Trans>
        )}
      </p>
      <ServerLink className="btn primary lg block" to={signUpPath}>
        {isStranger ? <Trans>Create an account</Trans> : <Trans>Join {studio.name}</Trans>}
      </ServerLink>
      {isStranger ? (
        <ServerLink className="btn lg block" to={signInPath}>
          <Trans>I have one, sign in</Trans>
        </ServerLink>
      ) : null}
    </ActionPanel>
  );
}
