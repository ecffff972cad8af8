/** The largest thing that a page painted. */
export type LargestPaint = {
  /** Since the navigation began, ms. */
  atMs: number;
  /** Tag of the element. */
  element: string;
};

/**
 * Runs in the page: resolves when no larger paint came for `settledMs`.
 * (Largest Contentful Paint, W3C; entries come while the page grows, the last one counts.)
 */
export function largestPaint(settledMs: number): Promise<LargestPaint> {
  return new Promise((resolve) => {
    let timer = 0;
    let largest: LargestPaint = { atMs: Number.NaN, element: 'nothing' };
    const settle = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => resolve(largest), settledMs);
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { element } = entry as PerformanceEntry & { element?: Element };
        largest = { atMs: entry.startTime, element: element?.tagName.toLowerCase() ?? 'gone' };
      }
      settle();
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    settle();
  });
}
