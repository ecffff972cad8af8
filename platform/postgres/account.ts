import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';

/** Who runs PostgreSQL. `null`: we ourselves. */
export type Account = { uid: number; gid: number } | null;

/** "nobody" on every Linux. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** PostgreSQL refuses to run as root: then it runs as the owner of the cluster, else as nobody. */
export function chooseAccount({ cluster }: { cluster: string }): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = existsSync(cluster) ? statSync(cluster) : NOBODY;
  return owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid };
}

/** Makes the account the owner of a file or folder. */
export function giveTo(account: Account, target: string): void {
  if (account) chownSync(target, account.uid, account.gid);
}

/** Makes a folder that only the account may enter. */
export function makePrivateFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  giveTo(account, folder);
}
