// What may stand behind `npm start --`. A flag is short for a setting: the program itself knows settings only.
import { PrepareError } from './project.js';

/** @typedef {{ text: string, env: Record<string, string> }} Flag */

/** Flags of every command that runs the server. */
export const serverFlags = /** @satisfies {Record<string, Flag>} */ ({
  '--lan': {
    text: 'open to the phones in this network, with a certificate of its own',
    env: { PULSEROOM_LAN: '1' },
  },
});

/**
 * Reads the arguments of a command before anything is prepared for it.
 * @param {{ command: string, flags?: Record<string, Flag>, args?: string[], env?: NodeJS.ProcessEnv }} options `command`:
 *   what the user typed, e.g. `npm start`
 * @returns {{ help: string } | { env: Record<string, string> }} the text to print and end, or the settings to run with
 */
export function readFlags({ command, flags = serverFlags, args = process.argv.slice(2), env = process.env }) {
  if (args.includes('--help') || args.includes('-h')) return { help: helpText(command, flags) };
  const unknown = args.find((arg) => !Object.hasOwn(flags, arg));
  if (unknown !== undefined) {
    const known = [...Object.keys(flags), '--help'].join(', ');
    throw new PrepareError(`${unknown} is not a flag of ${command}. It knows: ${known}.`);
  }
  const given = Object.entries(flags).filter(
    // Without the two dashes in between npm keeps a flag for itself; it is plain what was meant.
    ([name]) => args.includes(name) || env[`npm_config_${name.slice(2).replaceAll('-', '_')}`] === 'true',
  );
  return { env: Object.assign({}, ...given.map(([, flag]) => flag.env)) };
}

/**
 * @param {string} command
 * @param {Record<string, Flag>} flags
 */
function helpText(command, flags) {
  const rows = Object.entries({ ...flags, '--help': { text: 'print this' } });
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `Usage: ${command} -- [flags]`,
    '',
    ...rows.map(([name, { text }]) => `  ${name.padEnd(width)}  ${text}`),
    '',
    'Settings are taken from the environment and from .env; .env.example lists them.',
    '',
  ].join('\n');
}
