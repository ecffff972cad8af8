import { Message, Variant } from 'dbus-next';

/** Property name -> value with its D-Bus signature. */
export type Properties = Record<string, Variant>;
/** Interface name -> its properties. */
export type Interfaces = Record<string, Properties>;
/** Object path -> its interfaces: what `org.freedesktop.DBus.ObjectManager` lists. */
export type ManagedObjects = Record<string, Interfaces>;

/** Short forms for the D-Bus signatures that BlueZ uses. */
export const value = {
  string: (text: string) => new Variant('s', text),
  strings: (texts: readonly string[]) => new Variant('as', [...texts]),
  objectPath: (path: string) => new Variant('o', path),
  objectPaths: (paths: readonly string[]) => new Variant('ao', [...paths]),
  boolean: (is: boolean) => new Variant('b', is),
  byte: (byte: number) => new Variant('y', byte),
  bytes: (bytes: Uint8Array) => new Variant('ay', Buffer.from(bytes)),
  int16: (number: number) => new Variant('n', number),
  uint32: (number: number) => new Variant('u', number),
};

export function propertiesChanged(path: string, interfaceName: string, changed: Properties): Message {
  const body = [interfaceName, changed, []];
  return Message.newSignal(path, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', body);
}

export function interfacesAdded(path: string, added: Interfaces): Message {
  const body = [path, added];
  return Message.newSignal('/', 'org.freedesktop.DBus.ObjectManager', 'InterfacesAdded', 'oa{sa{sv}}', body);
}

export function interfacesRemoved(path: string, removed: Interfaces): Message {
  const body = [path, Object.keys(removed)];
  return Message.newSignal('/', 'org.freedesktop.DBus.ObjectManager', 'InterfacesRemoved', 'oas', body);
}
