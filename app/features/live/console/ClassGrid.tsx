import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { useRoom } from '../live-session-context.tsx';
import { useSize } from '../room/use-on-screen.ts';
import { usePageTurning } from '../room/use-page-turning.ts';
import { useKeyHint } from '../settings/use-key-hint.ts';
import { ConsoleTile } from './ConsoleTile.tsx';
import { useConsole, useConsoleState } from './console-context.tsx';
import { type ConsoleLayout, layOutConsole, type Place, type Rect } from './console-layout.ts';
import { EmptyClass } from './EmptyClass.tsx';
import { PrivateNote } from './PrivateNote.tsx';
import { hasTilePainters } from './painter-link.ts';
import { TileCanvas } from './TileCanvas.tsx';
import { useHold } from './use-hold.ts';

/** Cards of those who need attention, then everybody else, page by page. One list, so that nobody's picture blinks. */
export function ClassGrid({ page, onPage }: { page: number; onPage(page: number): void }) {
  const { t } = useLingui();
  const ref = useRef<HTMLDivElement>(null);
  const { recorder, spotlight } = useConsole();
  const size = useSize(ref);
  const others = useRoom((state) => state.others);
  const attention = useConsoleState((state) => state.order);
  // Whoever is fine again keeps the card for a moment.
  const needCount = useConsoleState(({ reasons, order }) => new Set([...reasons.keys(), ...order]).size);
  // Without a painter each tile writes its own number; only the lines are missing then.
  const [isDrawn, setDrawn] = useState(hasTilePainters);
  useHold(ref, recorder.setHeld);

  const byId = useMemo(() => new Map(others.map((other) => [other.participantId, other])), [others]);
  const layout = useMemo(
    () =>
      layOutConsole({
        ...size,
        attention: attention.filter((each) => byId.has(each)),
        rest: others.map(({ participantId }) => participantId).filter((each) => !attention.includes(each)),
        spotlight: spotlight !== null && byId.has(spotlight) ? spotlight : null,
        page,
      }),
    [size, attention, others, byId, spotlight, page],
  );
  usePageTurning(ref, { isAutomatic: false, onTurn: (step) => onPage(layout.page + step) });
  useEffect(() => {
    // Counted on from where it is, not from a page that is no more.
    if (layout.page !== page) onPage(layout.page);
  }, [layout.page, page, onPage]);
  useLayoutEffect(() => {
    // Where the page scrolls, the spotlight is at its top.
    if (spotlight !== null) ref.current?.scrollTo({ top: 0 });
  }, [spotlight]);

  return (
    <section className="class-grid" ref={ref} aria-label={t`The class`}>
      {others.length === 0 && <EmptyClass />}
      {size.widthPx > 0 && others.length > 0 && (
        <div className="class-grid-sheet" style={{ height: layout.heightPx }} data-narrow={layout.isNarrow}>
          {layout.attentionLine !== null && (
            <p className="grid-line" style={lineStyle(layout.attentionLine)}>
              <Trans>Needs attention</Trans> <span className="kbd">{needCount}</span>
              <span className="dim">
                <Trans>health first, then questions, then straps</Trans>
              </span>
            </p>
          )}
          <RestLine layout={layout} needCount={needCount} onPage={onPage} />
          <ul aria-label={t`Class, those who need attention first. Page ${layout.page + 1} of ${layout.pageCount}`}>
            {layout.places.map((place) => (
              <PlacedTile
                key={place.participantId}
                place={place}
                participant={byId.get(place.participantId)}
                isDrawn={isDrawn}
              />
            ))}
          </ul>
          {layout.spare !== null && <PrivateNote rect={layout.spare} />}
          {isDrawn && <TileCanvas places={layout.places} byId={byId} onFailure={() => setDrawn(false)} />}
        </div>
      )}
    </section>
  );
}

function PlacedTile({
  participant,
  ...rest
}: {
  place: Place;
  participant: ParticipantInfo | undefined;
  isDrawn: boolean;
}) {
  return participant === undefined ? null : <ConsoleTile participant={participant} {...rest} />;
}

function RestLine({
  layout: { attentionLine, restLine, restCount, page, pageCount },
  needCount,
  onPage,
}: {
  layout: ConsoleLayout;
  /** Also of those who are not on a card, such as whoever is in the spotlight. */
  needCount: number;
  onPage(page: number): void;
}) {
  const { t } = useLingui();
  const withKey = useKeyHint();
  return (
    <div className="grid-line" style={lineStyle(restLine)}>
      {attentionLine !== null ? <Trans>Everybody else</Trans> : <Trans>Everybody</Trans>}{' '}
      <span className="kbd">{restCount}</span>
      {needCount === 0 && (
        <span className="dim">
          <Trans>nobody needs attention</Trans>
        </span>
      )}
      <span className="grow" />
      {pageCount > 1 && (
        <nav className="grid-line-pages" aria-label={t`Pages of the class`}>
          <span className="dim">
            <Trans>video for this page only</Trans>
          </span>
          <button
            type="button"
            disabled={page === 0}
            title={withKey(t`Previous page`, 'previous-grid-page')}
            aria-label={t`Previous page`}
            onClick={() => onPage(page - 1)}
          >
            <ChevronLeft size={16} aria-hidden="true" />
          </button>
          <span className="num" data-testid="grid-page">
            <Trans>
              {page + 1} of {pageCount}
            </Trans>
          </span>
          <button
            type="button"
            disabled={page === pageCount - 1}
            title={withKey(t`Next page`, 'next-grid-page')}
            aria-label={t`Next page`}
            onClick={() => onPage(page + 1)}
          >
            <ChevronRight size={16} aria-hidden="true" />
          </button>
        </nav>
      )}
    </div>
  );
}

function lineStyle({ xPx, yPx, widthPx, heightPx }: Rect): CSSProperties {
  return { left: xPx, top: yPx, width: widthPx, height: heightPx };
}
