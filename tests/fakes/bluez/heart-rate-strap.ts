import { Peripheral, type PeripheralHost } from './peripheral.ts';

export type HeartRateStrapOptions = {
  /** Six bytes in hex with colons. Unique on one adapter. */
  address: string;
  name: string;
  /** 0…100 %. */
  batteryPercent: number;
};

// Bluetooth SIG assigned numbers.
const HEART_RATE_SERVICE = 0x180d;
const HEART_RATE_MEASUREMENT = 0x2a37;
const BODY_SENSOR_LOCATION = 0x2a38;
const BATTERY_SERVICE = 0x180f;
const BATTERY_LEVEL = 0x2a19;
/** Body Sensor Location, value "chest". */
const CHEST = 1;

/** A chest strap: Heart Rate and Battery services. It says only what a test makes it say. */
export class HeartRateStrap extends Peripheral {
  constructor(host: PeripheralHost, { address, name, batteryPercent }: HeartRateStrapOptions) {
    super(host, {
      address,
      name,
      services: [
        {
          uuid16: HEART_RATE_SERVICE,
          characteristics: [
            { uuid16: HEART_RATE_MEASUREMENT, flags: ['notify'] },
            { uuid16: BODY_SENSOR_LOCATION, flags: ['read'], initialValue: Uint8Array.of(CHEST) },
          ],
        },
        {
          uuid16: BATTERY_SERVICE,
          characteristics: [
            { uuid16: BATTERY_LEVEL, flags: ['read', 'notify'], initialValue: Uint8Array.of(batteryPercent) },
          ],
        },
      ],
    });
  }

  /** Is the page listening for heart rates now? */
  get isSubscribed(): boolean {
    return this.isNotifying(HEART_RATE_MEASUREMENT);
  }

  /** Sends these bytes as Heart Rate Measurement (0x2A37). Returns false, and sends nothing, when nobody listens. */
  notifyHeartRate(bytes: Uint8Array): boolean {
    return this.notify(HEART_RATE_MEASUREMENT, bytes);
  }
}
