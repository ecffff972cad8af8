import { expect, it } from 'vitest';
import { readFlags } from './flags.js';

const read = (args: string[], env: Record<string, string> = {}) => readFlags({ command: 'npm start', args, env });

it('makes settings of flags', () => {
  expect(read([])).toEqual({ env: {} });
  expect(read(['--lan'])).toEqual({ env: { PULSEROOM_LAN: '1' } });
});

it('takes a flag that npm kept for itself, as in npm start --lan', () => {
  expect(read([], { npm_config_lan: 'true' })).toEqual({ env: { PULSEROOM_LAN: '1' } });
});

it.each(['--lna', '--LAN', 'lan', '--lan=1'])('refuses %s and names those that it knows', (flag) => {
  expect(() => read([flag])).toThrow(`${flag} is not a flag of npm start. It knows: --lan, --help.`);
});

it('explains itself instead of starting, whatever else is asked', () => {
  expect(read(['--lna', '--help'])).toEqual({ help: expect.stringMatching(/^Usage: npm start[\s\S]*--lan {3}open/) });
});
