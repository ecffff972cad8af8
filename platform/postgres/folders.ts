import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { type Account, chooseAccount, makePrivateFolder } from './account.ts';
import { prepareSocketFolder } from './socket-folder.ts';

/** Where the embedded server keeps what, and who owns it. All paths are free of symbolic links. */
export type PostgresFolders = {
  /** Holds all the others: `DATA_DIR/postgres`. */
  root: string;
  /** PostgreSQL's data directory. */
  cluster: string;
  /** Of the Unix socket. */
  socket: string;
  passwordFile: string;
  serverLog: string;
  account: Account;
};

/** Makes the folders where they are missing, closed to everybody but the account that runs the server. */
export function preparePostgresFolders(dataDir: string): PostgresFolders {
  mkdirSync(dataDir, { recursive: true });
  const root = path.join(realpathSync(dataDir), 'postgres');
  const cluster = path.join(root, 'cluster');
  const account = chooseAccount({ cluster });
  makePrivateFolder(root, account);
  return {
    root,
    cluster,
    socket: prepareSocketFolder({ root, account }),
    passwordFile: path.join(root, 'password'),
    serverLog: path.join(root, 'server.log'),
    account,
  };
}
