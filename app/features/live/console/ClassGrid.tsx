import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { useRoom } from '../live-session-context.tsx';
import { useSize } from '../room/use-on-screen.ts';
import { BadgeCanvas } from './BadgeCanvas.tsx';
import { ConsoleTile } from './ConsoleTile.tsx';
import { useConsole, useConsoleState } from './console-context.tsx';
import {
  CARD_PICTURE_PX,
  type ConsoleLayout,
  layOutConsole,
  NARROW_PX,
  type Place,
  type Rect,
} from './console-layout.ts';
import { drawSparkline } from './draw-class.ts';
import { EmptyClass } from './EmptyClass.tsx';
import { type CanvasView, LiveCanvas } from './LiveCanvas.tsx';
import { PrivateNote } from './PrivateNote.tsx';
import { useHold } from './use-hold.ts';

const SPARK_EVERY_MS = 500;

/** Cards of those who need attention, then everybody else, page by page. One list, so that nobody's picture blinks. */
export function ClassGrid({ page, onPage }: { page: number; onPage(page: number): void }) {
  const { t } = useLingui();
  const ref = useRef<HTMLDivElement>(null);
  const { recorder, spotlight } = useConsole();
  const size = useSize(ref);
  const others = useRoom((state) => state.others);
  const attention = useConsoleState((state) => state.order);
  const needCount = useConsoleState((state) => state.reasons.size);
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
  const hasCards = layout.places[0]?.kind === 'card';

  return (
    <section className="class-grid" ref={ref} aria-label={t`The class`}>
      {others.length === 0 && <EmptyClass />}
      {size.widthPx > 0 && others.length > 0 && (
        <div className="class-grid-sheet" style={{ height: layout.heightPx }} data-narrow={size.widthPx < NARROW_PX}>
          {hasCards && (
            <p className="grid-line" style={{ top: 0 }}>
              <Trans>Needs attention</Trans> <span className="kbd">{needCount}</span>
              <span className="dim">
                <Trans>health first, then questions, then straps</Trans>
              </span>
            </p>
          )}
          <RestLine layout={layout} hasCards={hasCards} onPage={onPage} />
          <ul aria-label={t`Class, those who need attention first. Page ${layout.page + 1} of ${layout.pageCount}`}>
            {layout.places.map((place) => (
              <PlacedTile key={place.participantId} place={place} participant={byId.get(place.participantId)} />
            ))}
          </ul>
          {layout.spare !== null && <PrivateNote rect={layout.spare} />}
          <Sparklines places={layout.places} byId={byId} />
          <BadgeCanvas places={layout.places} byId={byId} />
        </div>
      )}
    </section>
  );
}

function PlacedTile({ place, participant }: { place: Place; participant: ParticipantInfo | undefined }) {
  return participant === undefined ? null : <ConsoleTile participant={participant} place={place} />;
}

function RestLine({
  layout: { restLineYPx, restCount, page, pageCount },
  hasCards,
  onPage,
}: {
  layout: ConsoleLayout;
  hasCards: boolean;
  onPage(page: number): void;
}) {
  const { t } = useLingui();
  return (
    <div className="grid-line" style={{ top: restLineYPx }}>
      {hasCards ? <Trans>Everybody else</Trans> : <Trans>Nobody needs attention</Trans>}{' '}
      <span className="kbd">{restCount}</span>
      <span className="grow" />
      {pageCount > 1 && (
        <nav className="grid-line-pages" aria-label={t`Pages of the class`}>
          <span className="dim">
            <Trans>video for this page only</Trans>
          </span>
          <button type="button" disabled={page === 0} title="[" onClick={() => onPage(page - 1)}>
            <ChevronLeft size={16} aria-label={t`Previous page`} />
          </button>
          <span className="num" data-testid="grid-page">
            <Trans>
              {page + 1} of {pageCount}
            </Trans>
          </span>
          <button type="button" disabled={page === pageCount - 1} title="]" onClick={() => onPage(page + 1)}>
            <ChevronRight size={16} aria-label={t`Next page`} />
          </button>
        </nav>
      )}
    </div>
  );
}

/** One canvas for the lines of the whole page, drawn twice per second. */
function Sparklines({ places, byId }: { places: readonly Place[]; byId: ReadonlyMap<string, ParticipantInfo> }) {
  const { recorder } = useConsole();
  const draw = useCallback(
    (view: CanvasView) => {
      const nowMs = performance.now();
      for (const place of places) {
        const slot = byId.get(place.participantId)?.slot;
        const kind = recorder.reasonOf(place.participantId)?.kind;
        // In a card without a signal words stand in its place.
        const isInWords = place.kind === 'card' && (kind === 'strap-lost' || kind === 'no-reading');
        if (slot === undefined || isInWords) continue;
        const rect = sparkRect(place, view.widthPx);
        if (rect === null) continue;
        drawSparkline(view, { samples: recorder.history.of(slot), rect, nowMs, hasPlate: place.kind !== 'card' });
      }
    },
    [recorder, places, byId],
  );
  return <LiveCanvas className="sparklines" draw={draw} everyMs={SPARK_EVERY_MS} aria-hidden="true" />;
}

/** Below the words of a card, in the corner of a tile; nothing where it would cover the number. */
function sparkRect({ kind, rect }: Place, gridWidthPx: number): Rect | null {
  if (kind === 'card') {
    if (gridWidthPx < NARROW_PX) return null;
    const pictureBottomPx = rect.yPx + Math.min(CARD_PICTURE_PX, rect.heightPx - 80);
    return { xPx: rect.xPx + 8, yPx: pictureBottomPx + 42, widthPx: rect.widthPx - 16, heightPx: 32 };
  }
  const widthPx = Math.min(84, rect.widthPx - 98);
  if (widthPx < 40) return null;
  const heightPx = 30;
  return { xPx: rect.xPx + rect.widthPx - widthPx, yPx: rect.yPx + rect.heightPx - heightPx, widthPx, heightPx };
}
