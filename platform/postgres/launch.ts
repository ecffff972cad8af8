import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './account.ts';

export type Launch = {
  command: string;
  args: string[];
  /** For `spawn`. */
  options: { uid?: number; gid?: number };
};

/**
 * The command line that runs a program under an account so that it gets a signal when this process dies, and may pass
 * folders that are closed to others, such as /root. That is Linux's; elsewhere the program is simply run.
 * @param options.reaches folders that the program works in
 * @param options.onOurDeath the signal, e.g. INT
 */
export function launchOf({
  program,
  args,
  account,
  reaches,
  onOurDeath,
}: {
  program: string;
  args: string[];
  account: Account;
  reaches: string[];
  onOurDeath: 'INT' | 'KILL';
}): Launch {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => existsSync(file));
  if (process.platform !== 'linux' || !setpriv) return { command: program, args, options: account ?? {} };
  const rights = account
    ? [
        `--reuid=${account.uid}`,
        `--regid=${account.gid}`,
        '--clear-groups',
        ...rightsToReach({ account, program, reaches }),
      ]
    : [];
  return { command: setpriv, args: ['--pdeathsig', onOurDeath, ...rights, '--', program, ...args], options: {} };
}

function rightsToReach({
  account,
  program,
  reaches,
}: {
  account: { uid: number };
  program: string;
  reaches: string[];
}): string[] {
  const mayRun = (statSync(program).mode & 0o001) !== 0;
  if (mayRun && [program, ...reaches].every((target) => isOpenTo(account, target))) return [];
  // Passing closed folders takes the right to read only; running a closed program, and many a container, the other.
  const right = mayRun && holdsDacReadSearch() ? '+dac_read_search' : '+dac_override';
  // PostgreSQL looks for its own programs with access(2), which without "no_setuid_fixup" leaves these rights out.
  return [`--inh-caps=${right}`, `--ambient-caps=${right}`, '--securebits=+no_setuid_fixup'];
}

/** May the account walk down to `target`, as far as the permissions of its parents say? */
function isOpenTo(account: { uid: number }, target: string): boolean {
  for (let folder = path.dirname(path.resolve(target)); ; folder = path.dirname(folder)) {
    const { mode, uid } = statSync(folder);
    if ((mode & (uid === account.uid ? 0o100 : 0o001)) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** Bit of CAP_DAC_READ_SEARCH in a capability set, linux/capability.h. */
const CAP_DAC_READ_SEARCH = 1n << 2n;

function holdsDacReadSearch(): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${effective}`) & CAP_DAC_READ_SEARCH) !== 0n;
}
