import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight, ListChecks } from 'lucide-react';
import { Form, Link } from 'react-router';
import { SETUP_STEP_TITLE, type SetupStep, setupPath } from './setup-steps.ts';

/** What the owner left open in the first run, until it is done or put away. */
export function FinishSetup({ remaining }: { remaining: readonly SetupStep[] }) {
  const { t } = useLingui();
  if (remaining.length === 0) return null;
  return (
    <section className="panel finish-setup" aria-labelledby="finish-setup">
      <ListChecks size={22} aria-hidden />
      <div className="grow">
        <h2 className="title-3" id="finish-setup">
          <Trans>Finish setting up</Trans>
        </h2>
        <p className="t14 muted">
          <Trans>Classes work already. These are left:</Trans>
        </p>
        <ul className="row finish-steps">
          {remaining.map((step) => (
            <li key={step}>
              <Link className="btn" to={setupPath(step)}>
                {t(SETUP_STEP_TITLE[step])}
                <ArrowRight size={15} aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <Form method="post" action="/setup/dismiss">
        <button className="btn ghost" type="submit">
          <Trans>Put away</Trans>
        </button>
      </Form>
    </section>
  );
}
