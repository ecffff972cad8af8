import { Plural, Trans } from '@lingui/react/macro';

/** How many took part, and how many of them shared: the sentence to read first. */
export function ReportLede({ isOver, shared, total }: { isOver: boolean; shared: number; total: number }) {
  if (!isOver) {
    return (
      <p className="lede">
        <Trans>The class is not over; totals come when it ends.</Trans>
      </p>
    );
  }
  if (total === 0) {
    return (
      <p className="lede">
        <Trans>Nobody else took part.</Trans>
      </p>
    );
  }
  return (
    <p className="lede">
      <Plural
        value={total}
        one={`# person took part, ${shared} shared with you. Numbers are of the time they shared.`}
        other={`# people took part, ${shared} shared with you. Numbers are of the time they shared.`}
      />
    </p>
  );
}
