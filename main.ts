import { mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  allowedOrigins,
  createApp,
  createMailer,
  createTasks,
  type Demo,
  openDemo,
  publicOrigin,
  refuseDemoData,
  TELEMETRY_PATH,
  watchOverdueSessions,
} from '#app/server/index.ts';
import { AppError } from '#core/errors.ts';
import { createInProcessBus } from '#platform/bus.ts';
import { startChildProgram } from '#platform/child-program.ts';
import { systemClock } from '#platform/clock.ts';
import { createDisposer, type Disposer } from '#platform/disposer.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { type Env, parseEnv, readEnvFile, SettingError } from '#platform/env.ts';
import { isLoopback, isWildcard, localTarget } from '#platform/host-address.ts';
import { canConnect, closeHttp, listenHttp } from '#platform/http-server.ts';
import { acquireInstanceLock } from '#platform/instance-lock.ts';
import { createJoinTokens } from '#platform/join-token.ts';
import { createLog, type Log } from '#platform/log.ts';
import { thisMachine, withDefaultRoute } from '#platform/machine.ts';
import { createOriginCheck } from '#platform/origins.ts';
import { loadSecret } from '#platform/secret.ts';
import { lanLines } from '#platform/tls/lan-lines.ts';
import { openTls } from '#platform/tls/open-tls.ts';
import { createPageServer } from '#platform/tls/page-server.ts';
import { attachUpgradeTunnel } from '#platform/upgrade-tunnel.ts';
import { readVersion } from '#platform/version.ts';
import { watchAddresses } from '#platform/watch-addresses.ts';
import { startSfu } from '#sfu/index.ts';
import { attachSignaling } from '#signaling/index.ts';
import { type Database, type DatabaseConnection, openDatabase } from '#store/database.ts';
import { createStore, type Store } from '#store/index.ts';
import { startJobRunner } from '#store/jobs.ts';
import { migrateToLatest } from '#store/migrate.ts';
import { startHub } from '#telemetry/index.ts';

/** A stop that takes longer than this is ended the hard way. */
const STOP_TIMEOUT_MS = 15_000;
/** How long the hub may take to accept a connection and still count as ready. */
const HUB_ANSWER_MS = 2_000;

/** What every part of the start is given. */
type Context = {
  env: Env;
  log: Log;
  /** Whoever opens something tells it how to close that. */
  disposer: Disposer;
  /** Stops the whole program, once. */
  stop: (reason: string, exitCode: number) => void;
};

try {
  readEnvFile(path.resolve('.env'));
  await run(parseEnv(process.env, await withDefaultRoute(thisMachine())));
} catch (error) {
  // A person at a terminal gets a sentence; a bug keeps its stack.
  const isExpected = error instanceof SettingError || error instanceof AppError;
  process.stderr.write(`Pulseroom did not start. ${isExpected ? error.message : inspectable(error)}\n`);
  process.exit(1);
}

async function run(env: Env): Promise<void> {
  mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 });
  // At a terminal the log would bury the few lines that matter: there it goes to a file.
  const logFile = process.stderr.isTTY ? path.join(env.DATA_DIR, 'pulseroom.log') : null;
  const log = createLog({ level: env.PULSEROOM_LOG_LEVEL, file: logFile });
  const disposer = createDisposer();
  const stop = createStop({ disposer, log });
  try {
    await start({ env, log, disposer, stop });
  } catch (error) {
    await disposer
      .close()
      .catch((closeError: unknown) => log.error({ err: closeError }, 'closing after a failed start'));
    throw error;
  }
}

/** Brings everything up in order of dependence; the disposer closes it in reverse order. */
async function start(context: Context): Promise<void> {
  const { log, disposer } = context;
  const clock = systemClock;
  const lock = await acquireInstanceLock(context.env.DATA_DIR);
  disposer.add(() => lock.close());
  const tls = openTls({ env: context.env, clock, log });
  disposer.add(() => tls?.close());
  const env: Env = Object.freeze({ ...context.env, CERTIFICATE_HOSTS: tls?.hosts ?? [] });

  say('Starting the database');
  const database = await openConfiguredDatabase(context);
  await migrateToLatest(database, log);
  const store = createStore(database);

  const secret = loadSecret({ dataDir: env.DATA_DIR, configured: env.SECRET });
  const tokens = createJoinTokens({ secret, clock });
  const isAllowedOrigin = createOriginCheck(allowedOrigins(env));
  const bus = createInProcessBus({ log });
  disposer.add(() => bus.close());

  const mailer = createMailer({ store, env, secret, log });
  const jobs = await startJobRunner({ database, tasks: createTasks({ store, mailer, clock, log }), log });
  disposer.add(() => jobs.close());

  if (!env.PULSEROOM_DEMO) await refuseDemoData(store);
  const demo = env.PULSEROOM_DEMO
    ? await openSimulatedStudio({
        ...{ database, store, bus, secret, env, clock, log, mailer },
        authorityPem: tls?.authority?.pem ?? null,
      })
    : null;

  say('Starting video and telemetry');
  const sfu = await startSfu({
    mediaPort: env.MEDIA_PORT,
    listen: env.MEDIA_LISTEN,
    log,
  });
  disposer.add(() => sfu.close());
  const httpServer = createPageServer({ tls, publicOrigin: publicOrigin(env) });
  const hubAddress = { host: localTarget(env.HUB_HOST), port: env.HUB_PORT };
  const tunnel = attachUpgradeTunnel({ httpServer, path: TELEMETRY_PATH, target: hubAddress, log });
  // Closed after the hub, whose goodbyes go through it.
  disposer.add(() => tunnel.close());
  const hub = await startHub({
    port: env.HUB_PORT,
    host: env.HUB_HOST,
    tokens,
    isAllowedOrigin,
    bus,
    samples: store.samples,
    consents: store.participations,
    sessions: store.sessions,
    clock,
    log,
  });
  disposer.add(() => hub.close());

  say('Starting the pages');
  const isReady = async () =>
    sfu.workers().length > 0 && (await canConnect({ ...hubAddress, timeoutMs: HUB_ANSWER_MS }));
  const app = await createApp({
    env,
    authority: tls?.authority ?? null,
    database,
    store,
    bus,
    tokens,
    secret,
    mailer,
    mediaChecks: sfu.checks,
    demo,
    clock,
    log,
    httpServer,
    isReady,
  });
  disposer.add(() => app.close());
  httpServer.on('request', app.handler);
  const signaling = attachSignaling({
    httpServer,
    path: '/socket.io',
    sfu,
    tokens,
    isAllowedOrigin,
    bus,
    store,
    clock,
    log,
  });
  await listenHttp(httpServer, env);
  disposer.add(() => closeHttp(httpServer));
  disposer.add(() => signaling.close());

  const overdue = watchOverdueSessions({ store, bus, clock, log });
  disposer.add(() => overdue.close());

  await announce({ env, store });
  if (env.TLS === 'own') {
    const addresses = watchAddresses({
      known: env.MACHINE_ADDRESSES,
      onNew: (address) => say(`This computer is in another network now (${address}): start again for phones in it.`),
    });
    disposer.add(() => addresses.close());
  }
  lock.announce(`${publicOrigin(env)}${demo === null ? '' : '/demo'}`);
  if (demo === null) return;
  say(`The demo is filling its class. Look in: ${publicOrigin(env)}/demo`);
  disposer.add(() => demo.close());
  await demo.start();
}

/** The demo. Its simulated people are played by a process of their own. */
function openSimulatedStudio(options: Omit<Parameters<typeof openDemo>[0], keyof DemoWiring>): Promise<Demo> {
  const { env, store } = options;
  say('Preparing the demo');
  return openDemo({
    ...options,
    version: readVersion(),
    startPlayer: (events) =>
      startChildProgram({
        file: path.join(import.meta.dirname, 'loadtest/demo/driver.ts'),
        cwd: env.DATA_DIR,
        ...events,
      }),
    onFull: () => say(`Demo: ${publicOrigin(env)}/demo (the class is full)`),
    onRemoved: () => void sayFirstRunLink({ env, store }),
  });
}

type DemoWiring = Pick<Parameters<typeof openDemo>[0], 'version' | 'startPlayer' | 'onFull' | 'onRemoved'>;

async function openConfiguredDatabase({ env, log, disposer, stop }: Context): Promise<Database> {
  let connection: DatabaseConnection;
  if (env.DATABASE_URL) {
    connection = { connectionString: env.DATABASE_URL.reveal() };
  } else {
    const postgres = await startEmbeddedPostgres({ dataDir: env.DATA_DIR, log });
    disposer.add(() => postgres.close());
    postgres.onFailed((error) => {
      log.fatal({ err: error }, 'the database cannot be kept running');
      stop('database failed', 1);
    });
    connection = postgres.connection;
  }
  const database = openDatabase(connection, { log });
  disposer.add(() => database.close());
  return database;
}

async function announce({ env, store }: { env: Env; store: Store }): Promise<void> {
  const origin = publicOrigin(env);
  say(`Pulseroom is ready: ${origin}`);
  if (!(await store.setup.isDone())) await sayFirstRunLink({ env, store });
  if (env.TLS === 'own') lanLines({ origin, env, isTerminal: process.stdout.isTTY }).forEach(say);
  if (env.TLS === 'none' && env.PUBLIC_URL === null && !isLoopback(env.HOST)) {
    const here = isWildcard(env.HOST) ? ` On this machine: http://localhost:${env.PORT}` : '';
    say(`Without https, browsers give camera and straps to pages on localhost only.${here}`);
  }
  say(`Up in ${(performance.now() / 1000).toFixed(1)} s. Ctrl-C stops it.`);
}

async function sayFirstRunLink({ env, store }: { env: Env; store: Store }): Promise<void> {
  say(`First run: ${publicOrigin(env)}/setup/${await store.setup.newLink()}`);
}

/**
 * Stops on Ctrl-C, on a service manager's signal, when the parent is gone, and after an error nobody caught.
 * @returns how anybody else stops the program
 */
function createStop({ disposer, log }: { disposer: Disposer; log: Log }): Context['stop'] {
  let isStopping = false;
  function stop(reason: string, exitCode: number): void {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'stopping');
    if (process.stdout.writable) say('Stopping');
    setTimeout(() => process.exit(exitCode || 1), STOP_TIMEOUT_MS).unref();
    disposer.close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        log.error({ err: error }, 'not everything closed');
        process.exit(1);
      },
    );
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1); // asked twice
      stop(signal, 0);
    });
  }
  process.on('disconnect', () => stop('parent gone', 1));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught error');
    stop('uncaught error', 1);
  });
  // Nobody reads any more: not a reason to fall.
  process.stdout.on('error', () => {});
  return stop;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function inspectable(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
