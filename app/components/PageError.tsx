import { CircleAlert, Compass } from 'lucide-react';
import { isRouteErrorResponse } from 'react-router';
import { StateBlock } from './StateBlock.tsx';

/** What a page shows instead of itself: a refusal in its own words, or a failure without details. */
export function PageError({ error }: { error: unknown }) {
  const refusal = refusalOf(error);
  if (refusal?.status === 404) {
    return (
      <StateBlock
        level={1}
        icon={<Compass size={28} aria-hidden />}
        title="There is nothing here"
        action={
          <a className="btn primary lg" href="/schedule">
            Go to the schedule
          </a>
        }
      >
        <p>The address may be mistyped, or the page belongs to a studio that you are not a member of.</p>
      </StateBlock>
    );
  }
  if (refusal !== null && refusal.status < 500) {
    return (
      <StateBlock
        level={1}
        icon={<CircleAlert size={28} aria-hidden />}
        title={refusal.title}
        action={
          <a className="btn primary lg" href="/schedule">
            Go to the schedule
          </a>
        }
      >
        <p>{refusal.message}</p>
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

type Refusal = { status: number; title: string; message: string };

function refusalOf(error: unknown): Refusal | null {
  if (!isRouteErrorResponse(error)) return null;
  const body: unknown = error.data;
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
  return { status: error.status, title: error.status === 403 ? 'You cannot open this' : 'This did not work', message };
}
