import { useEffect, useRef } from 'react';
import type { Slot } from '#core/ids.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import type { HeartRate } from '../../../stores/live-metrics.ts';
import { useLiveSession } from '../live-session-context.tsx';
import { badgeText } from '../room/HrBadge.tsx';
import { type BadgeFaces, createBadgeFaces } from './badge-face.ts';
import { BADGE_HEIGHT_PX, BADGE_WIDTH_PX, type BadgeTheme, createBadgeSprites } from './badge-sprites.ts';
import type { Place, Rect } from './console-layout.ts';

/** How long a tile moves to another place: `--t-slow`. */
const MOVE_MS = 360;

type Badge = {
  slot: Slot;
  faces: BadgeFaces;
  /** The empty element on the tile that says the number to screen readers. */
  element: HTMLElement | null;
  leftPx: number;
  topPx: number;
  /** While the tile moves, nothing is drawn. */
  restsFromMs: number;
  shown: HeartRate | null;
  /** A zone is held back until then. */
  againAtMs: number;
};

/**
 * The numbers of all tiles on one canvas. Laying out and painting text on fifty tiles four times per second costs ten
 * times as much as the rest of the page; copying fifty small pictures costs next to nothing (`npm run bench:web`).
 */
export function BadgeCanvas({
  places,
  byId,
}: {
  places: readonly Place[];
  byId: ReadonlyMap<string, ParticipantInfo>;
}) {
  const ref = useRef<HTMLCanvasElement>(null);
  const lastRects = useRef<ReadonlyMap<string, Rect>>(new Map());
  const { metrics } = useLiveSession();

  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d') ?? null;
    if (canvas === null || context === null) return;
    const pixelRatio = window.devicePixelRatio;
    const sprites = createBadgeSprites({ theme: themeOf(canvas), pixelRatio });
    const nowMs = performance.now();
    const tiles = places.filter(({ kind }) => kind === 'tile');
    const badges = tiles.flatMap(({ participantId, rect }): Badge[] => {
      const slot = byId.get(participantId)?.slot;
      if (slot === undefined) return [];
      const before = lastRects.current.get(participantId);
      const hasMoved = before !== undefined && !isSameRect(before, rect) && !prefersNoMotion();
      return [
        {
          slot,
          faces: createBadgeFaces(),
          element: canvas.parentElement?.querySelector<HTMLElement>(`[data-badge="${slot}"]`) ?? null,
          leftPx: Math.round(rect.xPx * pixelRatio),
          topPx: Math.round((rect.yPx + rect.heightPx - BADGE_HEIGHT_PX) * pixelRatio),
          restsFromMs: hasMoved ? nowMs + MOVE_MS : 0,
          shown: null,
          againAtMs: Number.POSITIVE_INFINITY,
        },
      ];
    });
    lastRects.current = new Map(places.map(({ participantId, rect }) => [participantId, rect]));
    canvas.width = Math.round(canvas.clientWidth * pixelRatio);
    canvas.height = Math.round(canvas.clientHeight * pixelRatio);
    const width = Math.round(BADGE_WIDTH_PX * pixelRatio);
    const height = Math.round(BADGE_HEIGHT_PX * pixelRatio);

    function show(badge: Badge, heartRate: HeartRate, atMs: number): void {
      const { face, againInMs } = badge.faces.faceOf(heartRate, atMs);
      badge.shown = heartRate;
      badge.againAtMs = againInMs === null ? Number.POSITIVE_INFINITY : atMs + againInMs;
      context?.clearRect(badge.leftPx, badge.topPx, width, height);
      if (face !== null) context?.drawImage(sprites.spriteOf(face), badge.leftPx, badge.topPx);
      const text = badgeText(heartRate);
      if (badge.element === null) return;
      badge.element.textContent = text;
      // An image without a name is none.
      if (badge.element.parentElement !== null) badge.element.parentElement.hidden = text === '';
    }

    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function draw(): void {
      frame = 0;
      const atMs = performance.now();
      const { bySlot } = metrics.getState();
      let nextMs = Number.POSITIVE_INFINITY;
      for (const badge of badges) {
        const heartRate = bySlot.get(badge.slot);
        const isChanged = heartRate !== undefined && (heartRate !== badge.shown || atMs >= badge.againAtMs);
        if (isChanged && atMs >= badge.restsFromMs) show(badge, heartRate, atMs);
        else if (isChanged) nextMs = Math.min(nextMs, badge.restsFromMs);
        nextMs = Math.min(nextMs, badge.againAtMs);
      }
      clearTimeout(timer);
      if (nextMs !== Number.POSITIVE_INFINITY) timer = setTimeout(drawSoon, nextMs - atMs);
    }
    function drawSoon(): void {
      if (frame === 0) frame = requestAnimationFrame(draw);
    }

    draw();
    let isClosed = false;
    void document.fonts.ready.then(() => {
      if (isClosed) return;
      sprites.clear();
      for (const badge of badges) badge.shown = null;
      drawSoon();
    });
    const unsubscribe = metrics.subscribe(drawSoon);
    return () => {
      isClosed = true;
      unsubscribe();
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [metrics, places, byId]);

  return <canvas ref={ref} className="sparklines" />;
}

function isSameRect(a: Rect, b: Rect): boolean {
  return a.xPx === b.xPx && a.yPx === b.yPx && a.widthPx === b.widthPx && a.heightPx === b.heightPx;
}

function prefersNoMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function themeOf(element: Element): BadgeTheme {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const zones = [1, 2, 3, 4, 5];
  return {
    fills: zones.map((zone) => of(`--z${zone}`)),
    inks: zones.map((zone) => of(`--on-z${zone}`)),
    lostFill: of('--surface-3'),
    lostInk: of('--text'),
    fontFamily: of('--font'),
    tileRadiusPx: Number.parseFloat(of('--r-md')) || 0,
  };
}
