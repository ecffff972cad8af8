import type { MediaChecks } from '#core/media-check.ts';
import type { Bus } from '#platform/bus.ts';
import type { Clock } from '#platform/clock.ts';
import type { Env } from '#platform/env.ts';
import type { JoinTokens } from '#platform/join-token.ts';
import type { Log } from '#platform/log.ts';
import type { Database, Store } from '#store/index.ts';
import type { Auth } from './auth.ts';
import type { Demo } from './demo/demo.ts';
import type { Mailer } from './mailer.ts';

/** What pages and API work with. */
export type Services = {
  store: Store;
  database: Database;
  auth: Auth;
  mailer: Mailer;
  bus: Bus;
  tokens: JoinTokens;
  env: Env;
  /** With `--lan`: the authority behind our own certificate, for phones to trust. */
  authority: { pem: string; fingerprint: string } | null;
  /** `null`: this process has no media. */
  mediaChecks: MediaChecks | null;
  /** `null` on a server that is no demo. */
  demo: Demo | null;
  clock: Clock;
  log: Log;
};
