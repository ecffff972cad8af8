import { createSealer } from '#platform/sealed-text.ts';
import type { Secret } from '#platform/secret.ts';
import type { Store, StoredMailServer } from '#store/index.ts';
import type { SmtpServer } from './smtp.ts';

/** The mail server that was entered on a page; its password lies in the database sealed. */
export type KeptMailServer = {
  /** `null`: none was entered. */
  read(): Promise<{ stored: StoredMailServer; server: SmtpServer | null } | null>;
  save(server: SmtpServer): Promise<void>;
  remove(): Promise<void>;
};

export function createKeptMailServer({
  store,
  secret,
}: {
  store: Pick<Store, 'mailServer'>;
  secret: Secret;
}): KeptMailServer {
  const sealer = createSealer(secret, 'mail server password');

  return {
    async read() {
      const stored = await store.mailServer.read();
      return stored && { stored, server: serverOf(stored) };
    },
    async save({ login, ...server }) {
      await store.mailServer.save({
        ...server,
        username: login?.username ?? null,
        passwordSealed: login && sealer.seal(login.password, boundTo(server.host, login.username)),
      });
    },
    remove: () => store.mailServer.remove(),
  };

  function serverOf({ host, port, security, username, passwordSealed, senderEmail }: StoredMailServer) {
    const server = { host, port, security, senderEmail };
    if (username === null) return { ...server, login: null };
    const password = sealer.open(passwordSealed ?? '', boundTo(host, username));
    return password && { ...server, login: { username, password } };
  }
}

/** A password is for one server and one user: put into another row, it does not open. */
function boundTo(host: string, username: string): string {
  return JSON.stringify([host, username]);
}
