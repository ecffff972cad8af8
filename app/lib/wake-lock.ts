/** Keeps the screen on while the page is seen. Browsers drop the lock with the tab; it is taken again on return. */
export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | null = null;
  let isOver = false;
  const take = async () => {
    if (isOver || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (isOver) await lock.release();
    } catch {
      // Refused on low battery: the class goes on, only the screen may sleep.
      lock = null;
    }
  };
  const handleVisibility = () => void take();
  document.addEventListener('visibilitychange', handleVisibility);
  void take();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', handleVisibility);
    void lock?.release().catch(() => undefined);
  };
}
