import type { BrowserContext, Page } from '@playwright/test';

/** A device as the browser's chooser lists it. */
type ListedDevice = { id: string; name: string };

/** Stands in for the person at one page's Bluetooth chooser. */
export type BluetoothChooser = {
  /** Names of all devices that a chooser of this page has listed so far. */
  listedNames: ReadonlySet<string>;
  /** Picks this device in the chooser that opens next, as soon as it is listed. */
  willPick(name: string): void;
  /** Picks one of this name that was not picked before, as soon as `count` of the name are listed. */
  willPickAnother(name: string, count: number): void;
  /** Closes the chooser that opens next without picking. */
  willCancel(): void;
};

type Decision =
  | { kind: 'pick'; name: string }
  | { kind: 'pick-another'; name: string; count: number }
  | { kind: 'cancel' };

/**
 * Answers the choosers of one page over the DevTools protocol. The browser repeats a prompt under the same id each
 * time its list grows, and crashes when an id is answered twice: each id is answered once.
 */
export async function attachBluetoothChooser(context: BrowserContext, page: Page): Promise<BluetoothChooser> {
  const devtools = await context.newCDPSession(page);
  const answeredPrompts = new Set<string>();
  const listedNames = new Set<string>();
  const pickedIds = new Set<string>();
  let decision: Decision | null = null;

  devtools.on('DeviceAccess.deviceRequestPrompted', (prompt: { id: string; devices: ListedDevice[] }) => {
    for (const { name } of prompt.devices) listedNames.add(name);
    if (decision === null || answeredPrompts.has(prompt.id)) return;
    if (decision.kind === 'cancel') {
      answeredPrompts.add(prompt.id);
      void devtools.send('DeviceAccess.cancelPrompt', { id: prompt.id });
      return;
    }
    const device = choose(decision, prompt.devices, pickedIds);
    if (!device) return;
    answeredPrompts.add(prompt.id);
    pickedIds.add(device.id);
    void devtools.send('DeviceAccess.selectPrompt', { id: prompt.id, deviceId: device.id });
  });
  await devtools.send('DeviceAccess.enable');

  return {
    listedNames,
    willPick(name) {
      decision = { kind: 'pick', name };
    },
    willPickAnother(name, count) {
      decision = { kind: 'pick-another', name, count };
    },
    willCancel() {
      decision = { kind: 'cancel' };
    },
  };
}

function choose(
  decision: Exclude<Decision, { kind: 'cancel' }>,
  devices: readonly ListedDevice[],
  pickedIds: ReadonlySet<string>,
): ListedDevice | undefined {
  const named = devices.filter(({ name }) => name === decision.name);
  if (decision.kind === 'pick') return named[0];
  return named.length < decision.count ? undefined : named.find(({ id }) => !pickedIds.has(id));
}
