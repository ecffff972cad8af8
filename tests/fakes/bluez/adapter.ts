import type { Message } from 'dbus-next';
import { interfacesAdded, type ManagedObjects, type Properties, propertiesChanged, value } from './managed-objects.ts';
import type { Peripheral } from './peripheral.ts';

export const ADAPTER_PATH = '/org/bluez/hci0';
const ADVERTISING_INTERVAL_MS = 500;

/** `org.bluez.Adapter1`: finds the peripherals while somebody is looking for them. */
export class Adapter {
  /** Without it the machine has no Bluetooth. To be set before a browser looks. */
  isPlugged = true;
  readonly #send: (message: Message) => void;
  readonly #peripherals = new Map<string, Peripheral>();
  /** Paths of devices that were discovered once; BlueZ lists only those. */
  readonly #known = new Set<string>();
  /** Bus names of the browsers that are looking. */
  readonly #discoverers = new Set<string>();
  #advertising: NodeJS.Timeout | undefined;
  readonly #properties: Properties = {
    Address: value.string('00:1A:7D:DA:71:13'),
    AddressType: value.string('public'),
    Name: value.string('fake-hci0'),
    Alias: value.string('fake-hci0'),
    Class: value.uint32(0),
    Powered: value.boolean(true),
    PowerState: value.string('on'),
    Discoverable: value.boolean(false),
    DiscoverableTimeout: value.uint32(0),
    Pairable: value.boolean(true),
    PairableTimeout: value.uint32(0),
    Discovering: value.boolean(false),
    UUIDs: value.strings([]),
    Modalias: value.string('usb:v1D6Bp0246d0540'),
    Roles: value.strings(['central', 'peripheral']),
  };

  constructor(send: (message: Message) => void) {
    this.#send = send;
  }

  add(peripheral: Peripheral): void {
    this.#peripherals.set(peripheral.path, peripheral);
    if (this.#advertising) this.#discover(peripheral);
  }

  peripheralAt(path: string): Peripheral | undefined {
    return this.#peripherals.get(path);
  }

  peripherals(): Iterable<Peripheral> {
    return this.#peripherals.values();
  }

  objects(): ManagedObjects {
    if (!this.isPlugged) return {};
    const objects: ManagedObjects = {
      [ADAPTER_PATH]: {
        'org.bluez.Adapter1': this.#properties,
        'org.bluez.GattManager1': {},
        'org.bluez.LEAdvertisingManager1': {
          ActiveInstances: value.byte(0),
          SupportedInstances: value.byte(5),
          SupportedIncludes: value.strings([]),
        },
      },
    };
    for (const peripheral of this.#peripherals.values()) {
      if (this.#known.has(peripheral.path)) Object.assign(objects, peripheral.objects());
    }
    return objects;
  }

  set(changed: Properties): void {
    Object.assign(this.#properties, changed);
    this.#send(propertiesChanged(ADAPTER_PATH, 'org.bluez.Adapter1', changed));
  }

  startDiscovery(discoverer: string): void {
    this.#discoverers.add(discoverer);
    this.set({ Discovering: value.boolean(true) });
    const discoverAll = () => {
      for (const peripheral of this.#peripherals.values()) this.#discover(peripheral);
    };
    setImmediate(discoverAll);
    this.#advertising ??= setInterval(discoverAll, ADVERTISING_INTERVAL_MS);
  }

  stopDiscovery(discoverer: string): void {
    this.#discoverers.delete(discoverer);
    if (this.#discoverers.size > 0) return;
    clearInterval(this.#advertising);
    this.#advertising = undefined;
    this.set({ Discovering: value.boolean(false) });
  }

  close(): void {
    clearInterval(this.#advertising);
  }

  #discover(peripheral: Peripheral): void {
    if (!peripheral.inRange || peripheral.isConnected) return;
    if (this.#known.has(peripheral.path)) {
      peripheral.advertise();
      return;
    }
    this.#known.add(peripheral.path);
    const device = peripheral.objects()[peripheral.path];
    if (device) this.#send(interfacesAdded(peripheral.path, device));
  }
}
