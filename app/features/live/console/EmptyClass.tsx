import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useRoom } from '../live-session-context.tsx';

/** Nobody is here yet: the link that brings them. */
export function EmptyClass() {
  const { t } = useLingui();
  const sessionId = useRoom((state) => state.session.sessionId);
  const [isCopied, setCopied] = useState(false);
  const link = new URL(`/classes/${sessionId}`, window.location.origin).href;
  return (
    <div className="center-message">
      <span className="glyph">
        <UserRound size={30} aria-hidden="true" />
      </span>
      <p className="strong-line">
        <Trans>Nobody is here yet</Trans>
      </p>
      <p className="muted">
        <Trans>The room is open. People join from the class page; send them its address.</Trans>
      </p>
      <p className="share-link">
        <input
          readOnly
          value={link}
          aria-label={t`Address of the class page`}
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className="btn"
          // Refused where the page may not: then the address is there to be copied by hand.
          onClick={() =>
            void navigator.clipboard?.writeText(link).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
          {isCopied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
        </button>
      </p>
    </div>
  );
}
