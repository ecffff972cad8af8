import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHeartRateStrap, type StrapState } from './heart-rate-strap.ts';
import { openStrapLink, type StrapLink } from './strap-link.ts';

vi.mock('./strap-link.ts', () => ({ openStrapLink: vi.fn() }));

const requestDevice = vi.fn<() => Promise<BluetoothDevice>>();

beforeEach(() => {
  vi.stubGlobal('navigator', { bluetooth: { requestDevice } });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

function strapDevice() {
  const disconnect = vi.fn();
  return { device: { name: 'Strap', gatt: { disconnect } } as unknown as BluetoothDevice, disconnect };
}

/** A link that ends when told. */
function strapLink() {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const link: StrapLink = { ended, readBattery: () => Promise.resolve(null) };
  return { link, end };
}

function createStrap() {
  const states: StrapState['state'][] = [];
  const strap = createHeartRateStrap({
    labelOf: ({ name }) => name,
    onState: ({ state }) => states.push(state),
    onNotification: () => {},
  });
  return { strap, states };
}

const cancelled = () => new DOMException('User cancelled', 'NotFoundError');

it('leaves a newly picked strap alone when the attempt before it fails late', async () => {
  const { device, disconnect } = strapDevice();
  const oldAttempt = Promise.withResolvers<StrapLink>();
  requestDevice.mockResolvedValue(device);
  vi.mocked(openStrapLink).mockReturnValueOnce(oldAttempt.promise).mockResolvedValueOnce(strapLink().link);
  const { strap } = createStrap();
  await strap.pair();
  await strap.pair();
  await vi.waitFor(() => expect(strap.state().state).toBe('connected'));
  oldAttempt.reject(new DOMException('the strap did not answer', 'TimeoutError'));
  await oldAttempt.promise.catch(() => undefined);
  await Promise.resolve();
  expect(disconnect).not.toHaveBeenCalled();
  expect(strap.state().state).toBe('connected');
  strap.close();
});

it('tells of a strap that drops while the chooser is open, also after the chooser is closed', async () => {
  const { link, end } = strapLink();
  const chooser = Promise.withResolvers<BluetoothDevice>();
  requestDevice.mockResolvedValueOnce(strapDevice().device).mockReturnValueOnce(chooser.promise);
  vi.mocked(openStrapLink).mockResolvedValueOnce(link);
  const { strap, states } = createStrap();
  await strap.pair();
  await vi.waitFor(() => expect(strap.state().state).toBe('connected'));
  const choosing = strap.pair();
  expect(strap.state().state).toBe('connected');
  end();
  await vi.waitFor(() => expect(strap.state().state).toBe('searching'));
  chooser.reject(cancelled());
  await choosing;
  expect(strap.state().state).toBe('searching');
  expect(states.at(-1)).toBe('searching');
  strap.close();
});

it('says why there is no strap when the first chooser is closed', async () => {
  requestDevice.mockRejectedValueOnce(cancelled());
  const { strap, states } = createStrap();
  await strap.pair();
  expect(states).toEqual(['choosing', 'failed']);
});

it('connects to nothing after it was closed', async () => {
  const chooser = Promise.withResolvers<BluetoothDevice>();
  requestDevice.mockReturnValueOnce(chooser.promise);
  const { strap } = createStrap();
  const choosing = strap.pair();
  strap.close();
  chooser.resolve(strapDevice().device);
  await choosing;
  expect(openStrapLink).not.toHaveBeenCalled();
  expect(strap.state().state).toBe('none');
});
