/** Tells whether nobody looks at this page, now and whenever that changes; the result stops it. */
export function watchPageHidden(listener: (isHidden: boolean) => void): () => void {
  const look = () => listener(document.visibilityState === 'hidden');
  document.addEventListener('visibilitychange', look);
  look();
  return () => document.removeEventListener('visibilitychange', look);
}
