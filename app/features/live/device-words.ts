import type { BluetoothSupport, StrapProblem } from '../../lib/ble/bluetooth-support.ts';
import type { CaptureProblem } from '../../lib/media/local-media.ts';

/** What to say and do when a strap cannot be paired. Plain, no blame, one thing to try. */
export const STRAP_PROBLEM_TEXT: Record<StrapProblem, string> = {
  'not-chosen': 'No strap found. Wet the pads, put it on, and check that no other app is connected to it.',
  'not-allowed':
    'Your browser blocked Bluetooth for this site. Click the icon left of the address, allow Bluetooth, then try again.',
  'no-adapter': 'Bluetooth is off on this device. Turn it on, then try again.',
  'connect-failed': 'The strap did not answer. Check that no other app is connected to it, then try again.',
};

export const BLUETOOTH_MISSING_TEXT: Record<Exclude<BluetoothSupport, 'available'>, { title: string; text: string }> = {
  'no-web-bluetooth': {
    title: 'This browser cannot talk to straps',
    text: 'Chrome, Edge and Opera on Windows, macOS, Linux, ChromeOS and Android can. Open this page there, or join without heart rate. Safari, Firefox and all browsers on iPhones cannot.',
  },
  'insecure-context': {
    title: 'This page is not on a secure address',
    text: 'Browsers allow Bluetooth and cameras only on https addresses and on localhost. Ask the host for the https address, or join without heart rate.',
  },
};

export const CAPTURE_PROBLEM_TEXT: Record<CaptureProblem, Record<'camera' | 'microphone', string>> = {
  blocked: {
    camera:
      'Your browser blocked the camera for this site. Click the icon left of the address, allow it, then try again.',
    microphone:
      'Your browser blocked the microphone for this site. Click the icon left of the address, allow it, then try again.',
  },
  missing: {
    camera: 'No camera found. You can join without one.',
    microphone: 'No microphone found. You can join without one.',
  },
  busy: {
    camera: 'Another program uses the camera. Close it, then try again.',
    microphone: 'Another program uses the microphone. Close it, then try again.',
  },
  'insecure-context': {
    camera: 'Browsers allow cameras only on https addresses and on localhost. You can join without one.',
    microphone: 'Browsers allow microphones only on https addresses and on localhost. You can join without one.',
  },
};
