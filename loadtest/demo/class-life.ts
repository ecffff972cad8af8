import type { Locale } from '#core/locales.ts';
import type { SimulatedParticipant } from '../participant/simulated-participant.ts';
import { CHAT_LINES } from './chat-lines.ts';

/** What people do in a class besides training: now and then one writes, now and then one raises a hand for a while. */
export type ClassLife = { close(): void };

type Person = Pick<SimulatedParticipant, 'request'>;
/** From, to, seconds. */
type Span = readonly [number, number];

/** Whoever comes in finds something to read soon. */
const FIRST_LINE: Span = [5, 20];
const BETWEEN_LINES: Span = [50, 140];
const FIRST_HAND: Span = [40, 70];
const BETWEEN_HANDS: Span = [100, 220];
const HAND_IS_UP: Span = [15, 35];

export function startClassLife({
  people,
  locale,
  random,
  trouble,
}: {
  /** Who is in the class now. */
  people(): readonly Person[];
  locale: Locale;
  random: () => number;
  trouble(what: string, error: unknown): void;
}): ClassLife {
  const timers = new Set<NodeJS.Timeout>();
  let unsaid: string[] = [];

  function after([from, to]: Span, work: () => void): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        work();
      },
      (from + random() * (to - from)) * 1000,
    );
    timers.add(timer);
  }

  function pickFrom<Value>(values: readonly Value[]): Value | undefined {
    return values[Math.floor(random() * values.length)];
  }

  /** Each line once before any comes again. */
  function nextLine(): string | undefined {
    if (unsaid.length === 0) unsaid = [...CHAT_LINES[locale]];
    const line = pickFrom(unsaid);
    unsaid = unsaid.filter((each) => each !== line);
    return line;
  }

  function write(): void {
    const text = nextLine();
    if (text !== undefined) {
      pickFrom(people())
        ?.request('sendChat', { text })
        .catch((error: unknown) => trouble('a message was not sent', error));
    }
    after(BETWEEN_LINES, write);
  }

  function raiseHand(): void {
    const person = pickFrom(people());
    const set = (isRaised: boolean) =>
      person?.request('setHand', { isRaised }).catch((error: unknown) => trouble('a hand was not moved', error));
    void set(true);
    // Where the instructor has lowered it by then, nothing happens.
    after(HAND_IS_UP, () => void set(false));
    after(BETWEEN_HANDS, raiseHand);
  }

  after(FIRST_LINE, write);
  after(FIRST_HAND, raiseHand);
  return {
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
