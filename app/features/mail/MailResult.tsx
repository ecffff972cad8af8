import { Trans } from '@lingui/react/macro';
import { Check, CircleAlert, Info } from 'lucide-react';
import { MailFailureText } from './MailFailureText.tsx';
import type { MailActionResult } from './mail-action-result.ts';

/** What came of the last press, read out when it comes. */
export function MailResult({ result }: { result: MailActionResult | undefined }) {
  return (
    <div className="mail-result" role="status">
      <ResultNote result={result} />
    </div>
  );
}

function ResultNote({ result }: { result: MailActionResult | undefined }) {
  switch (result?.kind) {
    case 'mail-sent':
      return (
        <div className="note ok">
          <Check size={18} aria-hidden />
          <div>
            {result.isSaved ? (
              <Trans>
                <b>Sent and saved.</b> The mail server took the mail to {result.toEmail}. Look for it, also in the spam.
              </Trans>
            ) : (
              <Trans>
                <b>Sent.</b> The mail server took the mail to {result.toEmail}. Look for it, also in the spam.
              </Trans>
            )}
          </div>
        </div>
      );
    case 'mail-not-sent':
      return (
        <div className="note bad">
          <CircleAlert size={18} aria-hidden />
          <div>
            <p>
              <b>
                {result.isTyped ? (
                  <Trans>The test mail was not sent, and nothing was saved.</Trans>
                ) : (
                  <Trans>The test mail was not sent.</Trans>
                )}
              </b>
            </p>
            <p>
              <MailFailureText failure={result.failure} />
            </p>
          </div>
        </div>
      );
    case 'mail-busy':
      return (
        <div className="note warn">
          <Info size={18} aria-hidden />
          <div>
            <Trans>Another test is still under way. Try again in a few seconds.</Trans>
          </div>
        </div>
      );
    case 'mail-saved':
      return (
        <div className="note ok">
          <Check size={18} aria-hidden />
          <div>
            <Trans>Saved. Mail leaves by this server from now on.</Trans>
          </div>
        </div>
      );
    case 'mail-removed':
      return (
        <div className="note ok">
          <Check size={18} aria-hidden />
          <div>
            <Trans>Forgotten, with its password. Mail waits in the outbox from now on.</Trans>
          </div>
        </div>
      );
    default:
      return null;
  }
}
