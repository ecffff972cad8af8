import { expect, it } from 'vitest';
import type { BusMessage } from '#core/bus-messages.ts';
import { createInProcessBus } from './bus.ts';
import { createLog } from './log.ts';

const message = { kind: 'session-ended', sessionId: 'session', endedAtMs: 1 } as BusMessage;
const later = { ...message, endedAtMs: 2 } as BusMessage;
const delivered = () => Promise.resolve();

const aBus = () => createInProcessBus({ log: createLog({ level: 'silent' }) });

it('a message reaches every subscriber, in order, after publish has returned', async () => {
  const bus = aBus();
  const heard: unknown[] = [];
  bus.subscribe((heardMessage) => heard.push(heardMessage));
  bus.subscribe((heardMessage) => heard.push(heardMessage));
  bus.publish(message);
  bus.publish(later);
  expect(heard).toEqual([]);

  await delivered();

  expect(heard).toEqual([message, message, later, later]);
});

it('a subscriber that fails harms nobody', async () => {
  const bus = aBus();
  const heard: BusMessage[] = [];
  bus.subscribe(() => {
    throw new Error('thrown');
  });
  bus.subscribe((heardMessage) => void heard.push(heardMessage));
  bus.publish(message);

  await delivered();

  expect(heard).toEqual([message]);
});

it('who unsubscribed hears nothing, also of what was published before', async () => {
  const bus = aBus();
  const heard: BusMessage[] = [];
  const unsubscribe = bus.subscribe((heardMessage) => void heard.push(heardMessage));
  bus.publish(message);
  unsubscribe();

  await delivered();

  expect(heard).toEqual([]);
});

it('a closed bus delivers nothing', async () => {
  const bus = aBus();
  const heard: BusMessage[] = [];
  bus.subscribe((heardMessage) => void heard.push(heardMessage));
  bus.publish(message);
  await bus.close();
  bus.subscribe((heardMessage) => void heard.push(heardMessage));
  bus.publish(later);

  await delivered();

  expect(heard).toEqual([]);
});
