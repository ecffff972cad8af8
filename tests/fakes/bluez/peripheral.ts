import { setTimeout as delay } from 'node:timers/promises';
import type { Message } from 'dbus-next';
import {
  buildGattTable,
  fullUuid,
  type GattCharacteristic,
  type GattService,
  gattObjects,
  type ServiceDescription,
} from './gatt-table.ts';
import {
  interfacesAdded,
  interfacesRemoved,
  type ManagedObjects,
  type Properties,
  propertiesChanged,
  value,
} from './managed-objects.ts';

export type PeripheralOptions = {
  /** Six bytes in hex with colons. Unique on one adapter. */
  address: string;
  name: string;
  services: readonly ServiceDescription[];
};

/** The adapter's side of a peripheral. */
export type PeripheralHost = { adapterPath: string; send(message: Message): void };

/** Why a connection attempt failed, in BlueZ's words. */
export class ConnectionRefused extends Error {
  override name = 'ConnectionRefused';
}

/** How long a connection takes. Real straps need 100 ms to several seconds. */
const CONNECT_MS = 20;
/** Received signal strength at arm's length, dBm. */
const RSSI_DBM = -60;

/** A Bluetooth LE device: `org.bluez.Device1` and, while connected, its GATT objects. */
export class Peripheral {
  readonly name: string;
  readonly path: string;
  /** Out of range it neither advertises nor accepts a connection. An existing one is ended by `disconnect()`. */
  inRange = true;
  #isConnected = false;
  readonly #host: PeripheralHost;
  readonly #services: GattService[];
  readonly #properties: Properties;

  constructor(host: PeripheralHost, { address, name, services }: PeripheralOptions) {
    this.#host = host;
    this.name = name;
    this.path = `${host.adapterPath}/dev_${address.replaceAll(':', '_')}`;
    this.#services = buildGattTable(this.path, services);
    this.#properties = {
      Address: value.string(address),
      AddressType: value.string('random'),
      Name: value.string(name),
      Alias: value.string(name),
      Paired: value.boolean(false),
      Bonded: value.boolean(false),
      Trusted: value.boolean(false),
      Blocked: value.boolean(false),
      LegacyPairing: value.boolean(false),
      Connected: value.boolean(false),
      ServicesResolved: value.boolean(false),
      Adapter: value.objectPath(host.adapterPath),
      RSSI: value.int16(RSSI_DBM),
      UUIDs: value.strings(this.#services.map(({ uuid }) => uuid)),
    };
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Everything of this device that is on the bus now. */
  objects(): ManagedObjects {
    const device = { [this.path]: { 'org.bluez.Device1': this.#properties } };
    return this.#isConnected ? { ...device, ...gattObjects(this.path, this.#services) } : device;
  }

  /** Is the page subscribed to this characteristic now? */
  isNotifying(uuid16: number): boolean {
    return this.#isConnected && this.#characteristic(uuid16).isNotifying;
  }

  /** Sends one notification with exactly these bytes. Returns false, and sends nothing, when nobody is subscribed. */
  notify(uuid16: number, bytes: Uint8Array): boolean {
    if (!this.isNotifying(uuid16)) return false;
    const characteristic = this.#characteristic(uuid16);
    characteristic.value = bytes;
    this.#announceValue(characteristic);
    return true;
  }

  /** The browser asks for a link (`Device1.Connect`). */
  async connect(): Promise<void> {
    await delay(CONNECT_MS);
    if (!this.inRange) throw new ConnectionRefused('le-connection-abort-by-local');
    if (this.#isConnected) return;
    this.#isConnected = true;
    this.#set({ Connected: value.boolean(true) });
    for (const [path, interfaces] of Object.entries(gattObjects(this.path, this.#services))) {
      this.#host.send(interfacesAdded(path, interfaces));
    }
    this.#set({ ServicesResolved: value.boolean(true) });
  }

  /** The link is lost, or the browser gives it up (`Device1.Disconnect`). */
  disconnect(): void {
    if (!this.#isConnected) return;
    this.#isConnected = false;
    for (const characteristic of this.#characteristics()) characteristic.isNotifying = false;
    this.#set({ ServicesResolved: value.boolean(false) });
    this.#set({ Connected: value.boolean(false) });
    for (const [path, interfaces] of Object.entries(gattObjects(this.path, this.#services)).reverse()) {
      this.#host.send(interfacesRemoved(path, interfaces));
    }
  }

  /** Refreshes the signal strength, by which Chromium sees that a known device is still near. */
  advertise(): void {
    this.#set({ RSSI: value.int16(RSSI_DBM + (Date.now() % 2)) });
  }

  characteristicAt(path: string): GattCharacteristic | undefined {
    return this.#characteristics().find((characteristic) => characteristic.path === path);
  }

  setNotifying(characteristic: GattCharacteristic, isNotifying: boolean): void {
    characteristic.isNotifying = isNotifying;
    const changed = { Notifying: value.boolean(isNotifying) };
    this.#host.send(propertiesChanged(characteristic.path, 'org.bluez.GattCharacteristic1', changed));
  }

  /**
   * The value that a read returns. Like bluetoothd this announces the value before the reply goes out: Chromium
   * swallows exactly one value change per read, so without it the first notification after a read would be lost.
   */
  read(characteristic: GattCharacteristic): Uint8Array {
    this.#announceValue(characteristic);
    return characteristic.value;
  }

  #announceValue(characteristic: GattCharacteristic): void {
    const changed = { Value: value.bytes(characteristic.value) };
    this.#host.send(propertiesChanged(characteristic.path, 'org.bluez.GattCharacteristic1', changed));
  }

  #characteristics(): GattCharacteristic[] {
    return this.#services.flatMap(({ characteristics }) => characteristics);
  }

  #characteristic(uuid16: number): GattCharacteristic {
    const found = this.#characteristics().find(({ uuid }) => uuid === fullUuid(uuid16));
    if (!found) throw new Error(`${this.name} has no characteristic 0x${uuid16.toString(16)}`);
    return found;
  }

  #set(changed: Properties): void {
    Object.assign(this.#properties, changed);
    this.#host.send(propertiesChanged(this.path, 'org.bluez.Device1', changed));
  }
}
