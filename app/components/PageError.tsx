import { CircleAlert, Compass } from 'lucide-react';
import { refusalOf } from './page-refusal.ts';
import { StateBlock } from './StateBlock.tsx';

/** What a page shows instead of itself: a refusal in its own words, or a failure without details. */
export function PageError({ error }: { error: unknown }) {
  const refusal = refusalOf(error);
  if (refusal !== null) {
    const { status, message, action = TO_SCHEDULE } = refusal;
    return (
      <StateBlock
        level={1}
        icon={status === 404 ? <Compass size={28} aria-hidden /> : <CircleAlert size={28} aria-hidden />}
        title={titleOf(status)}
        action={
          <a className="btn primary lg" href={action.href}>
            {action.label}
          </a>
        }
      >
        {message === undefined ? null : <p>{message}</p>}
        {/* Where the server knows the way on, there is nothing to guess. */}
        {status === 404 && refusal.action === undefined ? (
          <p>The address may be mistyped, or the page belongs to a studio that you are not a member of.</p>
        ) : null}
      </StateBlock>
    );
  }
  return (
    <StateBlock
      level={1}
      tone="bad"
      icon={<CircleAlert size={28} aria-hidden />}
      title="This page stopped with an error"
      action={
        <button className="btn primary lg" type="button" onClick={() => location.reload()}>
          Try again
        </button>
      }
    >
      <p>Nothing you saved is lost. If it happens again, tell the person who runs this server what you did.</p>
    </StateBlock>
  );
}

const TO_SCHEDULE = { label: 'Go to the schedule', href: '/schedule' };

function titleOf(status: number): string {
  if (status === 404) return 'There is nothing here';
  return status === 403 ? 'You cannot open this' : 'This did not work';
}
