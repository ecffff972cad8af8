import { once } from 'node:events';
import { Message, type MessageBus, sessionBus, Variant } from 'dbus-next';
import { ADAPTER_PATH, Adapter } from './adapter.ts';
import { type BusDaemon, startBusDaemon } from './bus-daemon.ts';
import { HeartRateStrap, type HeartRateStrapOptions } from './heart-rate-strap.ts';
import type { ManagedObjects } from './managed-objects.ts';

/** What a method call is answered with. */
type Answer = { ok: true; signature?: string; body?: unknown[] } | { ok: false; error: string; message: string };

const DONE: Answer = { ok: true };
const FAILED = 'org.bluez.Error.Failed';

/**
 * BlueZ, as far as Chromium uses it, on a private D-Bus. Chromium on Linux talks Bluetooth through exactly this
 * interface, so a browser started with `DBUS_SYSTEM_BUS_ADDRESS` set to `address` runs its real Bluetooth code:
 * chooser, GATT, notifications with exact bytes, link loss, reconnect.
 */
export class FakeBluez {
  readonly #daemon: BusDaemon;
  readonly #bus: MessageBus;
  readonly #adapter: Adapter;

  /** @param options.hasAdapter false: a machine without Bluetooth */
  static async start({ hasAdapter = true }: { hasAdapter?: boolean } = {}): Promise<FakeBluez> {
    const daemon = await startBusDaemon();
    const bus = sessionBus({ busAddress: daemon.address });
    await once(bus, 'connect');
    const bluez = new FakeBluez(daemon, bus);
    bluez.#adapter.isPlugged = hasAdapter;
    await bus.requestName('org.bluez', 0);
    return bluez;
  }

  private constructor(daemon: BusDaemon, bus: MessageBus) {
    this.#daemon = daemon;
    this.#bus = bus;
    this.#adapter = new Adapter((message) => bus.send(message));
    bus.addMethodHandler((call: Message) => this.#handleCall(call));
  }

  /** For `DBUS_SYSTEM_BUS_ADDRESS` of the browser. */
  get address(): string {
    return this.#daemon.address;
  }

  addHeartRateStrap(options: HeartRateStrapOptions): HeartRateStrap {
    const host = { adapterPath: ADAPTER_PATH, send: (message: Message) => this.#bus.send(message) };
    const strap = new HeartRateStrap(host, options);
    this.#adapter.add(strap);
    return strap;
  }

  async close(): Promise<void> {
    this.#adapter.close();
    this.#bus.disconnect();
    await this.#daemon.close();
  }

  /** Returns whether the call was ours to answer. */
  #handleCall(call: Message): boolean {
    if (call.sender === 'org.freedesktop.DBus') return false;
    void Promise.resolve(this.#answer(call)).then((answer) => {
      this.#bus.send(
        answer.ok
          ? Message.newMethodReturn(call, answer.signature, answer.body)
          : // The typings want a string where the library wants the message that is answered.
            Message.newError(call as unknown as string, answer.error, answer.message),
      );
    });
    return true;
  }

  #answer(call: Message): Answer | Promise<Answer> {
    switch (call.interface) {
      case 'org.freedesktop.DBus.ObjectManager':
        return { ok: true, signature: 'a{oa{sa{sv}}}', body: [this.#objects()] };
      case 'org.freedesktop.DBus.Properties':
        return this.#answerProperties(call);
      case 'org.freedesktop.DBus.Introspectable':
        return { ok: true, signature: 's', body: ['<node/>'] };
      case 'org.bluez.Adapter1':
        return this.#answerAdapter(call);
      case 'org.bluez.Device1':
        return this.#answerDevice(call);
      case 'org.bluez.GattCharacteristic1':
        return this.#answerCharacteristic(call);
      case 'org.bluez.AgentManager1':
      case 'org.bluez.ProfileManager1':
      case 'org.bluez.GattManager1':
      case 'org.bluez.LEAdvertisingManager1':
        return DONE;
      default:
        return unknownMethod(call);
    }
  }

  #objects(): ManagedObjects {
    return {
      '/org/bluez': { 'org.bluez.AgentManager1': {}, 'org.bluez.ProfileManager1': {} },
      ...this.#adapter.objects(),
    };
  }

  #answerProperties(call: Message): Answer {
    const [interfaceName, propertyName, newValue] = call.body as [string, string, Variant];
    const properties = this.#objects()[call.path]?.[interfaceName];
    if (!properties) return { ok: false, error: 'org.freedesktop.DBus.Error.UnknownInterface', message: interfaceName };
    if (call.member === 'GetAll') return { ok: true, signature: 'a{sv}', body: [properties] };
    if (call.member === 'Set') {
      if (call.path === ADAPTER_PATH)
        this.#adapter.set({ [propertyName]: new Variant(newValue.signature, newValue.value) });
      return DONE;
    }
    const property = properties[propertyName];
    if (!property) return { ok: false, error: 'org.freedesktop.DBus.Error.UnknownProperty', message: propertyName };
    return { ok: true, signature: 'v', body: [property] };
  }

  #answerAdapter(call: Message): Answer {
    if (call.member === 'StartDiscovery') this.#adapter.startDiscovery(call.sender);
    if (call.member === 'StopDiscovery') this.#adapter.stopDiscovery(call.sender);
    return DONE;
  }

  #answerDevice(call: Message): Answer | Promise<Answer> {
    const peripheral = this.#adapter.peripheralAt(call.path);
    if (!peripheral) return unknownMethod(call);
    switch (call.member) {
      case 'Connect':
      case 'ConnectLE':
        return peripheral.connect().then(
          () => DONE,
          (error: Error): Answer => ({ ok: false, error: FAILED, message: error.message }),
        );
      case 'Disconnect':
        peripheral.disconnect();
        return DONE;
      default:
        return unknownMethod(call);
    }
  }

  #answerCharacteristic(call: Message): Answer {
    for (const peripheral of this.#adapter.peripherals()) {
      const characteristic = peripheral.characteristicAt(call.path);
      if (!characteristic) continue;
      if (!peripheral.isConnected) return { ok: false, error: FAILED, message: 'Not connected' };
      switch (call.member) {
        case 'StartNotify':
          peripheral.setNotifying(characteristic, true);
          return DONE;
        case 'StopNotify':
          peripheral.setNotifying(characteristic, false);
          return DONE;
        case 'ReadValue':
          return { ok: true, signature: 'ay', body: [Buffer.from(peripheral.read(characteristic))] };
        default:
          return unknownMethod(call);
      }
    }
    return unknownMethod(call);
  }
}

function unknownMethod(call: Message): Answer {
  return {
    ok: false,
    error: 'org.freedesktop.DBus.Error.UnknownMethod',
    message: `${call.path} ${call.interface}.${call.member}`,
  };
}
