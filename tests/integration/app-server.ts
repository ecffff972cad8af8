import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, createMailer, createTasks } from '#app/server/index.ts';
import type { BusMessage } from '#core/bus-messages.ts';
import type { SessionId } from '#core/ids.ts';
import { createInProcessBus } from '#platform/bus.ts';
import { systemClock } from '#platform/clock.ts';
import { type Env, parseEnv } from '#platform/env.ts';
import { createJoinTokens, type JoinTokens } from '#platform/join-token.ts';
import { createLog } from '#platform/log.ts';
import { Secret } from '#platform/secret.ts';
import { createStore, type Database, type Store } from '#store/index.ts';
import { startTestDatabase } from './harness/test-database.ts';

export type AppServer = {
  /** http://localhost:PORT */
  url: string;
  database: Database;
  store: Store;
  tokens: JoinTokens;
  env: Env;
  /** Everything that was published so far. */
  published: BusMessage[];
  /** Every line that was logged so far, as it would be written. */
  logged: string[];
  /** What the job runner would do at the end of a class. */
  summarize(sessionId: SessionId): Promise<void>;
  close(): Promise<void>;
};

/** Pages and API on a port of their own, with a real database; without hub, video and job runner. */
export async function startAppServer(settings: Record<string, string> = {}): Promise<AppServer> {
  const testDatabase = await startTestDatabase();
  const { database } = testDatabase;
  const store = createStore(database);
  const logged: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line: string) => void logged.push(line) } });
  const secret = new Secret('a secret that is only good for this test');
  const clock = systemClock;
  const tokens = createJoinTokens({ secret, clock });
  const bus = createInProcessBus({ log });
  const published: BusMessage[] = [];
  bus.subscribe((message) => published.push(message));

  const httpServer = createServer();
  httpServer.listen(0, '127.0.0.1');
  await once(httpServer, 'listening');
  const { port } = httpServer.address() as AddressInfo;
  const env = parseEnv({
    PORT: String(port),
    HUB_PORT: '18081',
    MEDIA_PORT: '18082',
    ADMIN_PORT: '18083',
    ...settings,
  });
  const mailer = createMailer({ store, env, secret, log });
  const app = await createApp({ env, database, store, bus, tokens, secret, mailer, clock, log });
  httpServer.on('request', app.handler);
  const tasks = createTasks({ store, mailer, clock, log });

  return {
    url: `http://localhost:${port}`,
    database,
    store,
    tokens,
    env,
    published,
    logged,
    summarize: (sessionId) => tasks['summarize-session']({ sessionId }),
    async close() {
      httpServer.close();
      httpServer.closeAllConnections();
      await app.close();
      await bus.close();
      await testDatabase.close();
    },
  };
}
