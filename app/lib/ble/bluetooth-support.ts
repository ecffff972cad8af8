/** Can this page talk to straps at all? */
export type BluetoothSupport =
  | 'available'
  /** Chromium on Linux: it has Web Bluetooth, behind a switch of its own. */
  | 'switched-off'
  /** Safari, Firefox, every browser on iOS. */
  | 'no-web-bluetooth'
  /** http from another machine: browsers hide Bluetooth and cameras there. */
  | 'insecure-context';

export function bluetoothSupport(): BluetoothSupport {
  if (!window.isSecureContext) return 'insecure-context';
  // Before asking: the types know no browser without it.
  const { userAgent } = navigator;
  if ('bluetooth' in navigator) return 'available';
  return isChromiumOnLinux(userAgent) ? 'switched-off' : 'no-web-bluetooth';
}

/** Desktops only: Android says Linux without X11, ChromeOS says X11 without Linux, and both need no switch. */
export function isChromiumOnLinux(userAgent: string): boolean {
  return /\bX11;[^)]*\bLinux\b/.test(userAgent) && /Chrom(e|ium)\//.test(userAgent);
}

/** Why pairing did not work, for the words in the strap card. */
export type StrapProblem =
  /** The chooser was closed, or showed nothing. The browser does not tell which. */
  | 'not-chosen'
  | 'not-allowed'
  /** Bluetooth is off on this machine, or there is none. */
  | 'no-adapter'
  | 'connect-failed';

/** Maps what `requestDevice` and `gatt.connect` throw. */
export function strapProblemOf(error: unknown): StrapProblem {
  if (!(error instanceof DOMException)) return 'connect-failed';
  switch (error.name) {
    case 'NotFoundError':
      // Chromium has one name for three things and tells them apart by its message only.
      if (/adapter|turned off|not available/i.test(error.message)) return 'no-adapter';
      return /denied|disabled/i.test(error.message) ? 'not-allowed' : 'not-chosen';
    case 'SecurityError':
    case 'NotAllowedError':
      return 'not-allowed';
    default:
      return 'connect-failed';
  }
}
