/// <reference types="web-bluetooth" />
import type { HeartRateReading } from '#core/ble/heart-rate-measurement.ts';
import type { StreamId } from '#core/ids.ts';
import { randomUuid } from '../random-uuid.ts';
import { type StrapProblem, strapProblemOf } from './bluetooth-support.ts';
import { strapReconnectWaitMs } from './reconnect-schedule.ts';
import { openStrapLink } from './strap-link.ts';

export type StrapState =
  | { state: 'none' }
  /** The browser's chooser is open and there is no strap yet that would go on meanwhile. */
  | { state: 'choosing' }
  | { state: 'connecting'; name: string }
  | { state: 'connected'; name: string; batteryPercent: number | null; hasContact: boolean }
  /** Was connected, is being looked for. `sinceMs` is on the page's monotonic clock. */
  | { state: 'searching'; name: string; sinceMs: number }
  | { state: 'failed'; problem: StrapProblem };

export type StrapNotification = {
  streamId: StreamId;
  reading: HeartRateReading;
  /** On the page's monotonic clock. */
  arrivedAtMs: number;
};

export type HeartRateStrap = {
  /** Opens the browser's chooser; must be called from a click. */
  pair(): Promise<void>;
  state(): StrapState;
  close(): void;
};

/** A strap that does not say its name. */
const UNNAMED = 'HR';

/** The strap of this page: one at a time, looked for again whenever it goes away, until `close`. */
export function createHeartRateStrap({
  labelOf,
  onState,
  onNotification,
}: {
  /** What to call a strap, see `createKnownStraps`. */
  labelOf(strap: { id: string; name: string }): string;
  onState(state: StrapState): void;
  onNotification(notification: StrapNotification): void;
}): HeartRateStrap {
  let current: StrapState = { state: 'none' };
  let isChooserOpen = false;
  let isClosed = false;
  let stop = new AbortController();

  /** A strap in use lives on, drops and comes back while the chooser for another one is open. */
  const shown = (): StrapState => (isChooserOpen && !isInUse(current) ? { state: 'choosing' } : current);

  const become = (state: StrapState): void => {
    current = state;
    onState(shown());
  };

  async function keepConnected(device: BluetoothDevice, signal: AbortSignal): Promise<void> {
    const name = labelOf({ id: device.id, name: device.name ?? UNNAMED });
    const streamId = randomUuid() as StreamId;
    let attempt = 0;
    let wasConnected = false;
    become({ state: 'connecting', name });
    while (!signal.aborted) {
      try {
        const link = await openStrapLink({
          device,
          signal,
          onReading: ({ reading, arrivedAtMs }) => {
            if (signal.aborted) return;
            noticeContact(reading);
            onNotification({ streamId, reading, arrivedAtMs });
          },
        });
        if (signal.aborted) return;
        attempt = 0;
        wasConnected = true;
        become({ state: 'connected', name, batteryPercent: null, hasContact: true });
        void link.readBattery().then((batteryPercent) => {
          if (current.state === 'connected' && !signal.aborted) become({ ...current, batteryPercent });
        });
        await link.ended;
      } catch (error) {
        // The abort has disconnected already, and by now the device may be another attempt's.
        if (signal.aborted) return;
        device.gatt?.disconnect();
        if (!wasConnected) {
          become({ state: 'failed', problem: strapProblemOf(error) });
          return;
        }
      }
      if (signal.aborted) return;
      if (current.state !== 'searching') become({ state: 'searching', name, sinceMs: performance.now() });
      await wait(strapReconnectWaitMs(attempt), signal);
      attempt += 1;
    }
  }

  function noticeContact(reading: HeartRateReading): void {
    const hasContact = reading.contact !== 'no-contact';
    if (current.state === 'connected' && current.hasContact !== hasContact) become({ ...current, hasContact });
  }

  return {
    async pair() {
      isChooserOpen = true;
      onState(shown());
      let device: BluetoothDevice;
      try {
        device = await navigator.bluetooth.requestDevice({
          filters: [{ services: ['heart_rate'] }],
          optionalServices: ['battery_service'],
        });
      } catch (error) {
        isChooserOpen = false;
        if (isClosed) return;
        // Closing the chooser keeps the strap that is there, in whatever state it is by now.
        const keeps = isInUse(current) || current.state === 'connecting';
        become(keeps ? current : { state: 'failed', problem: strapProblemOf(error) });
        return;
      }
      isChooserOpen = false;
      if (isClosed) return;
      stop.abort();
      stop = new AbortController();
      void keepConnected(device, stop.signal).catch((error: unknown) => {
        become({ state: 'failed', problem: strapProblemOf(error) });
      });
    },
    state: shown,
    close() {
      isClosed = true;
      isChooserOpen = false;
      stop.abort();
      become({ state: 'none' });
    },
  };
}

function isInUse({ state }: StrapState): boolean {
  return state === 'connected' || state === 'searching';
}

function wait(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, durationMs);
    signal.addEventListener('abort', finish);
  });
}
