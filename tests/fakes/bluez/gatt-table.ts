import { type ManagedObjects, value } from './managed-objects.ts';

/** What a peripheral offers, as a test writes it down. Numbers are 16-bit Bluetooth SIG identifiers. */
export type ServiceDescription = {
  uuid16: number;
  characteristics: readonly CharacteristicDescription[];
};
export type CharacteristicDescription = {
  uuid16: number;
  flags: readonly ('read' | 'write' | 'notify' | 'indicate')[];
  /** What a read returns at first. Default: no bytes. */
  initialValue?: Uint8Array;
};

/** A service of one peripheral with its place in the object tree. */
export type GattService = { path: string; uuid: string; characteristics: GattCharacteristic[] };
export type GattCharacteristic = {
  path: string;
  servicePath: string;
  /** Path of the Client Characteristic Configuration descriptor; `null` when the characteristic never notifies. */
  configurationPath: string | null;
  uuid: string;
  flags: readonly string[];
  value: Uint8Array;
  isNotifying: boolean;
};

/** Descriptor that turns notifications on. Chromium refuses `startNotifications()` on a characteristic without it. */
const CLIENT_CHARACTERISTIC_CONFIGURATION = 0x2902;

/** The 128-bit form of a 16-bit identifier. */
export function fullUuid(uuid16: number): string {
  return `${uuid16.toString(16).padStart(8, '0')}-0000-1000-8000-00805f9b34fb`;
}

/** Gives each service, characteristic and descriptor a handle and a path, as BlueZ does. */
export function buildGattTable(devicePath: string, services: readonly ServiceDescription[]): GattService[] {
  let nextHandle = 0x0a;
  const takeHandle = () => (nextHandle++).toString(16).padStart(4, '0');

  return services.map(({ uuid16, characteristics }) => {
    const servicePath = `${devicePath}/service${takeHandle()}`;
    return {
      path: servicePath,
      uuid: fullUuid(uuid16),
      characteristics: characteristics.map((description) => {
        const path = `${servicePath}/char${takeHandle()}`;
        const notifies = description.flags.includes('notify') || description.flags.includes('indicate');
        return {
          path,
          servicePath,
          configurationPath: notifies ? `${path}/desc${takeHandle()}` : null,
          uuid: fullUuid(description.uuid16),
          flags: description.flags,
          value: description.initialValue ?? new Uint8Array(),
          isNotifying: false,
        };
      }),
    };
  });
}

/** The D-Bus objects of a connected peripheral's services, parents before children. */
export function gattObjects(devicePath: string, services: readonly GattService[]): ManagedObjects {
  const objects: ManagedObjects = {};
  for (const service of services) {
    objects[service.path] = {
      'org.bluez.GattService1': {
        UUID: value.string(service.uuid),
        Primary: value.boolean(true),
        Device: value.objectPath(devicePath),
        Includes: value.objectPaths([]),
      },
    };
    for (const characteristic of service.characteristics) {
      objects[characteristic.path] = {
        'org.bluez.GattCharacteristic1': {
          UUID: value.string(characteristic.uuid),
          Service: value.objectPath(characteristic.servicePath),
          Value: value.bytes(characteristic.value),
          Notifying: value.boolean(characteristic.isNotifying),
          Flags: value.strings(characteristic.flags),
        },
      };
      if (characteristic.configurationPath === null) continue;
      objects[characteristic.configurationPath] = {
        'org.bluez.GattDescriptor1': {
          UUID: value.string(fullUuid(CLIENT_CHARACTERISTIC_CONFIGURATION)),
          Characteristic: value.objectPath(characteristic.path),
          Value: value.bytes(new Uint8Array()),
          Flags: value.strings([]),
        },
      };
    }
  }
  return objects;
}
