import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { BluetoothSupport, StrapProblem } from '../../lib/ble/bluetooth-support.ts';
import type { CaptureProblem } from '../../lib/media/local-media.ts';

/** What to say and do when a strap cannot be paired. Plain, no blame, one thing to try. */
export const STRAP_PROBLEM_TEXT: Record<StrapProblem, MessageDescriptor> = {
  'not-chosen': msg`No strap found. Wet the pads, put it on, and check that no other app is connected to it.`,
  'not-allowed': msg`Your browser blocked Bluetooth for this site. Click the icon left of the address, allow Bluetooth, then try again.`,
  'no-adapter': msg`Bluetooth is off on this device. Turn it on, then try again.`,
  'connect-failed': msg`The strap did not answer. Check that no other app is connected to it, then try again.`,
};

/** Where Chromium on Linux has its switch. Pages may not link there. */
export const WEB_BLUETOOTH_SWITCH = 'chrome://flags/#enable-web-bluetooth';

/** Where a page cannot pair at all: why, and what works. */
export const BLUETOOTH_MISSING_TEXT: Record<
  Exclude<BluetoothSupport, 'available'>,
  { title: MessageDescriptor; why: MessageDescriptor; works: readonly MessageDescriptor[] }
> = {
  'switched-off': {
    title: msg`Web Bluetooth is switched off in this browser`,
    why: msg`On Linux, Chromium and Chrome talk to straps only when you switch it on. These work:`,
    works: [
      msg`This browser: open ${WEB_BLUETOOTH_SWITCH} in a new tab, choose Enabled, and start the browser again`,
      msg`Chrome, Edge or Opera on Windows, macOS or ChromeOS`,
      msg`Chrome, Edge or Samsung Internet on an Android phone or tablet`,
      msg`This browser as it is, without heart rate: you see and hear the class as always`,
    ],
  },
  'no-web-bluetooth': {
    title: msg`This browser cannot talk to straps`,
    why: msg`Safari, Firefox and all browsers on iPhone and iPad cannot. These work:`,
    works: [
      msg`Chrome, Edge or Opera on Windows, macOS or ChromeOS`,
      msg`Chrome, Edge or Samsung Internet on an Android phone or tablet`,
      msg`Chromium or Chrome on Linux, with Web Bluetooth switched on at ${WEB_BLUETOOTH_SWITCH}`,
      msg`This browser, without heart rate: you see and hear the class as always`,
    ],
  },
  'insecure-context': {
    title: msg`This page is not on a secure address`,
    why: msg`Browsers allow Bluetooth and cameras only on https addresses and on localhost. These work:`,
    works: [
      msg`The https address of this page; ask the host for it`,
      msg`This address, without heart rate: you see and hear the class as always`,
    ],
  },
};

export const CAPTURE_PROBLEM_TEXT: Record<CaptureProblem, Record<'camera' | 'microphone', MessageDescriptor>> = {
  blocked: {
    camera: msg`Your browser blocked the camera for this site. Click the icon left of the address, allow it, then try again.`,
    microphone: msg`Your browser blocked the microphone for this site. Click the icon left of the address, allow it, then try again.`,
  },
  missing: {
    camera: msg`No camera found. You can join without one.`,
    microphone: msg`No microphone found. You can join without one.`,
  },
  busy: {
    camera: msg`Another program uses the camera. Close it, then try again.`,
    microphone: msg`Another program uses the microphone. Close it, then try again.`,
  },
  'insecure-context': {
    camera: msg`Browsers allow cameras only on https addresses and on localhost. You can join without one.`,
    microphone: msg`Browsers allow microphones only on https addresses and on localhost. You can join without one.`,
  },
};
