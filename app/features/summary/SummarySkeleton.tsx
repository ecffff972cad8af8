import { Trans } from '@lingui/react/macro';

/** The shape of a summary, while it is being computed. */
export function SummarySkeleton() {
  return (
    <>
      <p className="sr" role="status">
        <Trans>Computing your summary</Trans>
      </p>
      <div aria-hidden>
        <div className="skeleton skeleton-lede" />
        <div className="numbers">
          {[1, 2, 3, 4].map((each) => (
            <div key={each}>
              <div className="skeleton skeleton-label" />
              <div className="skeleton skeleton-figure" />
            </div>
          ))}
        </div>
        <div className="panel skeleton skeleton-chart" />
        <div className="columns">
          <div className="panel skeleton skeleton-half" />
          <div className="panel skeleton skeleton-half" />
        </div>
      </div>
    </>
  );
}
