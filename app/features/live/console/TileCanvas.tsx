import { useEffect, useRef } from 'react';
import type { Slot } from '#core/ids.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import type { HeartRate } from '../../../stores/live-metrics.ts';
import { useLiveSession } from '../live-session-context.tsx';
import { badgeText } from '../room/HrBadge.tsx';
import type { BadgeTheme } from './badge-sprites.ts';
import { changedHeartRates } from './changed-heart-rates.ts';
import { useConsole, useConsoleState } from './console-context.tsx';
import type { Place, Rect } from './console-layout.ts';
import type { SparkColours } from './draw-sparkline.ts';
import { drawnTiles } from './drawn-tiles.ts';
import { openPainter, type PainterLink } from './painter-link.ts';

/**
 * The numbers and the lines of the last minute of all tiles, on one canvas that a worker draws. This page only says
 * what changed, and writes the numbers as text for screen readers.
 */
export function TileCanvas({
  places,
  byId,
  onFailure,
}: {
  places: readonly Place[];
  byId: ReadonlyMap<string, ParticipantInfo>;
  /** The painter did not start, or does not go on. */
  onFailure(): void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const painter = useRef<PainterLink>(null);
  const texts = useRef<ReadonlyMap<Slot, Text>>(new Map());
  const lastRects = useRef<ReadonlyMap<string, Rect>>(new Map());
  const fail = useRef(onFailure);
  fail.current = onFailure;
  const { metrics } = useLiveSession();
  const { recorder } = useConsole();
  const reasons = useConsoleState((state) => state.reasons);

  useEffect(() => {
    const host = ref.current;
    if (host === null) return;
    // A canvas is handed to a worker once and for all, so each painter has its own.
    const canvas = document.createElement('canvas');
    host.append(canvas);
    const start = { canvas, theme: themeOf(host), history: recorder.history.all() };
    const created = openPainter(start, { onFailure: () => fail.current() });
    painter.current = created;
    let last = metrics.getState().bySlot;
    created.take({ kind: 'heart-rates', heartRates: [...last] });
    const unsubscribe = metrics.subscribe(({ bySlot }) => {
      const heartRates = changedHeartRates(last, bySlot);
      last = bySlot;
      if (heartRates.length === 0) return;
      created.take({ kind: 'heart-rates', heartRates });
      for (const [slot, heartRate] of heartRates) write(texts.current.get(slot), heartRate);
    });
    const endLooks = recorder.onLook((atMs, samples) => created.take({ kind: 'look', atMs, samples }));
    return () => {
      unsubscribe();
      endLooks();
      created.close();
      canvas.remove();
    };
  }, [metrics, recorder]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the painter of another recorder has to be told, too.
  useEffect(() => {
    const host = ref.current;
    if (host === null) return;
    const { clientWidth: widthPx, clientHeight: heightPx } = host;
    const tiles = drawnTiles(places, {
      slotOf: (participantId) => byId.get(participantId)?.slot ?? null,
      reasons,
      widthPx,
      rectsBefore: prefersNoMotion() ? new Map() : lastRects.current,
    });
    lastRects.current = new Map(places.map(({ participantId, rect }) => [participantId, rect]));
    painter.current?.take({ kind: 'tiles', tiles, widthPx, heightPx, pixelRatio: window.devicePixelRatio });
    texts.current = textsIn(host.parentElement);
    const { bySlot } = metrics.getState();
    for (const [slot, text] of texts.current) write(text, bySlot.get(slot));
  }, [metrics, places, byId, reasons, recorder]);

  return <div ref={ref} className="tile-canvas" aria-hidden="true" />;
}

/** The elements of the tiles that say the number to screen readers, each with a text of its own. */
function textsIn(grid: Element | null): ReadonlyMap<Slot, Text> {
  const texts = new Map<Slot, Text>();
  for (const element of grid?.querySelectorAll<HTMLElement>('[data-badge]') ?? []) {
    if (!(element.firstChild instanceof Text)) element.append('');
    if (element.firstChild instanceof Text) texts.set(Number(element.dataset.badge), element.firstChild);
  }
  return texts;
}

/** Changes the text alone: with another text node, the browser would compute styles anew. No number is no image. */
function write(text: Text | undefined, heartRate: HeartRate | undefined): void {
  const words = heartRate === undefined ? '' : badgeText(heartRate);
  if (text === undefined || text.data === words) return;
  text.data = words;
  const image = text.parentElement?.parentElement;
  if (image && image.hidden !== (words === '')) image.hidden = words === '';
}

function prefersNoMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function themeOf(element: Element): { badge: BadgeTheme; spark: SparkColours } {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const zones = [1, 2, 3, 4, 5];
  const badge = {
    fills: zones.map((zone) => of(`--z${zone}`)),
    inks: zones.map((zone) => of(`--on-z${zone}`)),
    lostFill: of('--surface-3'),
    lostInk: of('--text'),
    fontFamily: of('--font'),
    tileRadiusPx: Number.parseFloat(of('--r-md')) || 0,
  };
  return { badge, spark: { line: of('--text'), plate: of('--surface-2') } };
}
