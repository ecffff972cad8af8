import { renderUnicodeCompact } from 'uqr';
import type { Env } from '../env.ts';

/** Bright white on black, whatever the colours of the terminal: phones read no code that is inverted. */
const WHITE_ON_BLACK = '\u001b[97;40m';
const RESET = '\u001b[0m';

/** What the terminal says about `--lan` below the line with the address. No line is wider than 80 columns. */
export function lanLines({
  origin,
  env,
  isTerminal,
}: {
  origin: string;
  env: Pick<Env, 'PORT' | 'MEDIA_PORT' | 'MACHINE_ADDRESSES' | 'MEDIA_LISTEN'>;
  /** Colours may be used. */
  isTerminal: boolean;
}): string[] {
  if (env.MACHINE_ADDRESSES.length === 0) {
    return [
      'This computer is in no network, so nothing else can open Pulseroom.',
      'Connect it to the network that the phones are in, then start again.',
    ];
  }
  return [
    '',
    ...qrLines(origin, isTerminal),
    '',
    'Phones in the same network: scan this, or type the address. Browsers warn that',
    'they do not know this computer’s certificate. What to do then, for each phone:',
    `${origin}/lan`,
    `Video and sound: ${firstFew(env.MEDIA_LISTEN.map(({ announced }) => announced))}, from port ${env.MEDIA_PORT} on`,
    `On this computer: https://localhost:${env.PORT}`,
  ];
}

/** A QR code of two rows per line, with the quiet zone that readers need. */
export function qrLines(text: string, isTerminal: boolean): string[] {
  const lines = renderUnicodeCompact(text, { border: 2 }).split('\n');
  return isTerminal ? lines.map((line) => `${WHITE_ON_BLACK}${line}${RESET}`) : lines;
}

function firstFew(addresses: readonly string[]): string {
  const shown = addresses.slice(0, 2).join(', ');
  return addresses.length > 2 ? `${shown} and ${addresses.length - 2} more` : shown;
}
