import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** A4 without its margins, px: what a chart is drawn for on paper. */
const PAPER_WIDTH = 640;

/** The width of an element in px, `initial` until it is known. Charts are drawn anew for it instead of being scaled. */
export function useContainerWidth(initial: number): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(target);
    // Paper is laid out right after this event: nothing observes it.
    const drawForPaper = () => flushSync(() => setWidth(PAPER_WIDTH));
    const drawForScreen = () => setWidth(Math.round(target.clientWidth) || PAPER_WIDTH);
    addEventListener('beforeprint', drawForPaper);
    addEventListener('afterprint', drawForScreen);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', drawForPaper);
      removeEventListener('afterprint', drawForScreen);
    };
  }, []);
  return [element, width];
}
