import { type ComponentProps, useEffect, useRef } from 'react';

/** The colours of the page's theme, as the canvas needs them. */
export type CanvasColours = {
  /** Of zones 1…5. */
  zones: readonly string[];
  text: string;
  faint: string;
  panel: string;
  line: string;
};

export type CanvasView = {
  context: CanvasRenderingContext2D;
  widthPx: number;
  heightPx: number;
  colours: CanvasColours;
};

/** A canvas that is drawn anew every `everyMs`, when its size changes and when `draw` does; never by React. */
export function LiveCanvas({
  draw,
  everyMs,
  ...attributes
}: { draw(view: CanvasView): void; everyMs: number } & ComponentProps<'canvas'>) {
  const ref = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  latest.current = draw;
  const redraw = useRef(() => {});

  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d') ?? null;
    if (canvas === null || context === null) return;
    const colours = coloursOf(canvas);
    let size = { widthPx: 0, heightPx: 0 };
    redraw.current = () => {
      if (size.widthPx === 0 || size.heightPx === 0) return;
      context.clearRect(0, 0, size.widthPx, size.heightPx);
      latest.current({ context, ...size, colours });
    };
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      const scale = window.devicePixelRatio;
      size = { widthPx: width, heightPx: height };
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      context.setTransform(scale, 0, 0, scale, 0, 0);
      redraw.current();
    });
    observer.observe(canvas);
    const timer = setInterval(() => redraw.current(), everyMs);
    return () => {
      observer.disconnect();
      clearInterval(timer);
    };
  }, [everyMs]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other data to draw is a reason to draw.
  useEffect(() => redraw.current(), [draw]);

  return <canvas ref={ref} {...attributes} />;
}

function coloursOf(element: Element): CanvasColours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    zones: ['--z1', '--z2', '--z3', '--z4', '--z5'].map(colour),
    text: colour('--text'),
    faint: colour('--text-3'),
    panel: colour('--surface-2'),
    line: colour('--line-strong'),
  };
}
