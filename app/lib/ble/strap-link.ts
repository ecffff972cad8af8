/// <reference types="web-bluetooth" />
import { decodeHeartRateMeasurement, type HeartRateReading } from '#core/ble/heart-rate-measurement.ts';

/** One GATT connection to a strap that notifies. It ends once and is then replaced by another. */
export type StrapLink = {
  /** Resolves when the connection is gone, whoever ended it. */
  ended: Promise<void>;
  /** Battery charge in %, `null` where the strap does not tell. */
  readBattery(): Promise<number | null>;
};

export type StrapLinkOptions = {
  device: BluetoothDevice;
  /** Ends the link. */
  signal: AbortSignal;
  /** `arrivedAtMs` is on the page's monotonic clock. */
  onReading(notification: { reading: HeartRateReading; arrivedAtMs: number }): void;
};

/** Browsers wait for a device out of range for as long as they like; we ask again instead. */
const CONNECT_TIMEOUT_MS = 12_000;
/** A strap notifies about once a second. One that is silent for this long is connected in name only. */
const SILENT_AFTER_MS = 20_000;

/** Connects, subscribes to 0x2A37 and resolves when notifications are on. Rejects when any step fails. */
export async function openStrapLink({ device, signal, onReading }: StrapLinkOptions): Promise<StrapLink> {
  const gatt = device.gatt;
  if (gatt === undefined) throw new DOMException('no GATT server', 'NotSupportedError');

  let lastNotificationAtMs = performance.now();
  const handleNotification = (event: Event): void => {
    const arrivedAtMs = performance.now();
    const value = (event.target as BluetoothRemoteGATTCharacteristic).value;
    if (value === undefined) return;
    lastNotificationAtMs = arrivedAtMs;
    const decoded = decodeHeartRateMeasurement(value);
    if (decoded.ok) onReading({ reading: decoded.reading, arrivedAtMs });
  };

  let characteristic: BluetoothRemoteGATTCharacteristic | null = null;
  let finish = () => {};
  const ended = new Promise<void>((resolve) => {
    const watchdog = setInterval(() => {
      if (performance.now() - lastNotificationAtMs > SILENT_AFTER_MS) gatt.disconnect();
    }, 1000);
    const disconnect = () => {
      gatt.disconnect();
      // On a link that never came up `disconnect()` fires no event.
      finish();
    };
    finish = () => {
      clearInterval(watchdog);
      signal.removeEventListener('abort', disconnect);
      device.removeEventListener('gattserverdisconnected', finish);
      characteristic?.removeEventListener('characteristicvaluechanged', handleNotification);
      resolve();
    };
    device.addEventListener('gattserverdisconnected', finish);
    signal.addEventListener('abort', disconnect);
  });

  const server = await withTimeout(gatt.connect(), CONNECT_TIMEOUT_MS).catch((error: unknown) => {
    finish();
    throw error;
  });
  try {
    signal.throwIfAborted();
    const service = await server.getPrimaryService('heart_rate');
    characteristic = await service.getCharacteristic('heart_rate_measurement');
    characteristic.addEventListener('characteristicvaluechanged', handleNotification);
    lastNotificationAtMs = performance.now();
    await characteristic.startNotifications();
  } catch (error) {
    finish();
    throw error;
  }

  return {
    ended,
    async readBattery() {
      try {
        const battery = await server.getPrimaryService('battery_service');
        const level = await battery.getCharacteristic('battery_level');
        return (await level.readValue()).getUint8(0);
      } catch {
        // A strap without battery service is a normal strap.
        return null;
      }
    },
  };
}

async function withTimeout<Value>(work: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('the strap did not answer', 'TimeoutError')), timeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
