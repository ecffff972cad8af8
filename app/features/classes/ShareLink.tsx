import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

const THANKS_MS = 2500;

/** The class's address: whoever opens it can make an account and join. */
export function ShareLink({ link }: { link: string }) {
  const { t } = useLingui();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), THANKS_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  // Outside of a secure context there is no clipboard; the field can still be copied by hand.
  const copy = () => {
    navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section className="panel">
      <h2 className="title-3">
        <Trans>Invite people</Trans>
      </h2>
      <p className="t14 muted panel-text">
        <Trans>Whoever opens this link can make an account with the studio and join.</Trans>
      </p>
      <div className="row share-row">
        <input
          className="input grow"
          readOnly
          value={link}
          aria-label={t`Link to this class`}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button className="btn lg" type="button" onClick={copy}>
          {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {isCopied ? <Trans>Copied</Trans> : <Trans>Copy link</Trans>}
        </button>
      </div>
      <p className="sr" role="status">
        {isCopied ? <Trans>The link is copied.</Trans> : null}
      </p>
    </section>
  );
}
