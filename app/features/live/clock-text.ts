/** `24:42`, from an hour on `1:24:42`. Never negative. */
export function clockText(durationMs: number): string {
  const totalS = Math.max(0, Math.floor(durationMs / 1000));
  const hours = Math.floor(totalS / 3600);
  const minutes = Math.floor(totalS / 60) % 60;
  const seconds = String(totalS % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`;
}

/** The viewer's own time of day, `17:30`. */
export function timeOfDay(atMs: number): string {
  return new Date(atMs).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}
