/** Can this page talk to straps at all? */
export type BluetoothSupport =
  | 'available'
  /** Safari, Firefox, every browser on iOS. */
  | 'no-web-bluetooth'
  /** http from another machine: browsers hide Bluetooth and cameras there. */
  | 'insecure-context';

export function bluetoothSupport(): BluetoothSupport {
  if (!window.isSecureContext) return 'insecure-context';
  return 'bluetooth' in navigator ? 'available' : 'no-web-bluetooth';
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
