import { randomBytes, randomInt } from 'node:crypto';
import type { DemoInstruction, SimulatedAccount } from '#core/demo-messages.ts';
import { demoReportSchema } from '#core/demo-messages.ts';
import { AppError } from '#core/errors.ts';
import type { SessionId, StudioId } from '#core/ids.ts';
import { DEFAULT_LOCALE } from '#core/locales.ts';
import type { Bus } from '#platform/bus.ts';
import type { ChildProgram } from '#platform/child-program.ts';
import type { Clock } from '#platform/clock.ts';
import type { Env } from '#platform/env.ts';
import type { Log } from '#platform/log.ts';
import { msg } from '#platform/msg.ts';
import type { Secret } from '#platform/secret.ts';
import { DEMO_EMAIL_DOMAIN } from '#store/demo-data.ts';
import type { Database, Store } from '#store/index.ts';
import { publicOrigin } from '../allowed-origins.ts';
import { createAuth } from '../auth.ts';
import { askAuth } from '../auth-requests.ts';
import type { Mailer } from '../mailer.ts';
import { saveBody, visitorSeed } from './demo-body.ts';
import { giveHistory } from './demo-history.ts';
import {
  DEMO_LEAD,
  type DemoPerson,
  demoPassword,
  SIMULATED_INSTRUCTOR,
  SIMULATED_PARTICIPANTS,
} from './demo-people.ts';
import { openDemoStudio } from './demo-studio.ts';
import { CLASS_MINUTES, makeRunningClass } from './running-class.ts';

/** A past class as the demo's page lists it. */
export type DemoPastClass = { sessionId: SessionId; title: string; startedAtMs: number; participants: number };

/** What `npm run demo` adds to a server. */
export type Demo = {
  /** False once its data were removed: the server is then like a new one. */
  isOn(): boolean;
  /** The class that goes on now; `null` between two. */
  classNow(): { sessionId: SessionId; isFull: boolean } | null;
  pastClasses(): Promise<DemoPastClass[]>;
  /** Signs whoever asks in as the demo's coach. Returns the cookies. */
  signInLead(request: Request): Promise<string[]>;
  /** Makes an account for whoever asks, with a past, and signs them in. Returns the cookies. */
  signInVisitor(request: Request): Promise<string[]>;
  /** Brings the simulated people. */
  start(): Promise<void>;
  /** Stops the simulated people and empties the database. */
  remove(): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
};

export type DemoOptions = {
  /** Migrated already. */
  database: Database;
  store: Store;
  bus: Bus;
  secret: Secret;
  env: Env;
  clock: Clock;
  log: Log;
  mailer: Mailer;
  /** Of this Pulseroom. */
  version: string;
  /** With `--lan`: of the authority behind the server's own certificate. */
  authorityPem: string | null;
  /** Runs the program that plays the simulated people. */
  startPlayer(events: { onMessage(message: unknown): void; onEnded(): void }): ChildProgram;
  /** All simulated people are in the class, and each heart rate was seen. */
  onFull(): void;
  onRemoved(): void;
};

/** Between two classes, and before a player that ended is started again, ms. */
const PAUSE_MS = 3000;
/** Time for the room and the hub to let everybody go before their rows are removed, ms. */
const FAREWELL_MS = 1500;
const PAST_SHOWN = 8;

/**
 * Opens the demo's studio, making it where there is none.
 * @throws AppError `conflict` when the database holds a studio with real people
 */
export async function openDemo(options: DemoOptions): Promise<Demo> {
  const { store, bus, secret, env, clock } = options;
  const log = options.log.child({ role: 'demo' });
  const auth = createAuth({
    database: options.database,
    store,
    env,
    secret,
    mailer: options.mailer,
    defaultLocale: async () => DEFAULT_LOCALE,
    log,
  });
  const userAgent = `Pulseroom demo/${options.version}`;
  const studioId: StudioId = await openDemoStudio({ store, auth, env, secret, clock, log, userAgent });

  let state: 'on' | 'removed' | 'closed' = 'on';
  let player: ChildProgram | null = null;
  let current: { sessionId: SessionId; isFull: boolean } | null = null;
  /** The class before, while it is not known to have ended. */
  let unended: SessionId | null = null;
  let pause: NodeJS.Timeout | undefined;

  const account = ({ email, seed }: DemoPerson): SimulatedAccount => ({
    email,
    password: demoPassword(secret, email),
    seed,
  });

  function startPlayer(): ChildProgram {
    return options.startPlayer({ onMessage: playerSaid, onEnded: playerEnded });
  }

  /** The class goes on where it is, with new simulated people of the same names. */
  function playerEnded(): void {
    if (state !== 'on') return;
    log.error('the program that plays the simulated people ended; it is started again');
    player = null;
    after(PAUSE_MS, async () => {
      player = startPlayer();
      if (current === null) await nextClass();
      else await play(current.sessionId);
    });
  }

  function playerSaid(message: unknown): void {
    const report = demoReportSchema.parse(message);
    switch (report.kind) {
      case 'full':
        if (current?.sessionId !== report.sessionId) return;
        current.isFull = true;
        log.info({ participants: report.participants }, 'the class of the demo is full');
        return options.onFull();
      case 'pictures':
        return log.debug({ count: report.count }, 'participants that send a test picture');
      case 'over':
        if (current?.sessionId !== report.sessionId) return;
        unended = current.sessionId;
        current = null;
        return after(PAUSE_MS, nextClass);
      case 'trouble':
        log.warn({ what: report.what }, 'a simulated person met trouble');
        return;
    }
  }

  function after(ms: number, work: () => Promise<void>): void {
    clearTimeout(pause);
    if (state !== 'on') return;
    pause = setTimeout(() => {
      if (state !== 'on') return;
      work().catch((error: unknown) => {
        log.error({ err: error }, 'the demo could not go on; it is tried again');
        after(PAUSE_MS, work);
      });
    }, ms);
  }

  async function nextClass(): Promise<void> {
    // Whatever broke the last one off, it is over.
    if (unended !== null) await endClass(unended);
    unended = null;
    const sessionId = await makeRunningClass({ store, studioId, nowMs: clock.nowMs() });
    current = { sessionId, isFull: false };
    await play(sessionId);
  }

  async function endClass(sessionId: SessionId): Promise<void> {
    const end = await store.sessions.end(sessionId, new Date(clock.nowMs()));
    if (end.outcome === 'ended') {
      bus.publish({ kind: 'session-ended', sessionId, endedAtMs: end.endedAt.getTime() });
    }
  }

  async function play(sessionId: SessionId): Promise<void> {
    const locale = (await store.studios.founding())?.locale ?? DEFAULT_LOCALE;
    player?.send({
      kind: 'play',
      origin: publicOrigin(env),
      authorityPem: options.authorityPem,
      sessionId,
      plannedMinutes: CLASS_MINUTES,
      userAgent,
      locale,
      instructor: account(SIMULATED_INSTRUCTOR),
      participants: SIMULATED_PARTICIPANTS.map(account),
    } satisfies DemoInstruction);
  }

  async function stopPlayer(): Promise<void> {
    clearTimeout(pause);
    await player?.close();
    player = null;
  }

  function requireOn(): void {
    if (state !== 'on') throw new AppError('not-found', msg`There is no such page.`);
  }

  return {
    isOn: () => state === 'on',
    classNow: () => current,
    async pastClasses() {
      const past = await store.demo.pastClasses(PAST_SHOWN);
      return past.map(({ sessionId, title, startedAt, participants }) => ({
        sessionId,
        title,
        startedAtMs: startedAt.getTime(),
        participants,
      }));
    },
    async signInLead(request) {
      requireOn();
      const { email } = DEMO_LEAD;
      const body = { email, password: demoPassword(secret, email) };
      const answer = await askAuth({ auth, env }, request, { path: 'sign-in/email', body });
      if (!answer.ok) throw new AppError('unavailable', answer.message);
      return answer.cookies;
    },
    async signInVisitor(request) {
      requireOn();
      const name = `Guest ${randomInt(10, 100)}`;
      const email = `visitor-${randomBytes(9).toString('hex')}@${DEMO_EMAIL_DOMAIN}`;
      const body = { name, email, password: demoPassword(secret, email) };
      const answer = await askAuth({ auth, env }, request, { path: 'sign-up/email', body });
      if (!answer.ok) throw new AppError('unavailable', answer.message);
      const userId = await store.demo.userIdOf(email);
      if (userId === null) throw new AppError('unavailable', msg`The demo was removed.`);
      await store.studios.addMember({ studioId, userId, role: 'member' });
      const seed = visitorSeed(userId);
      await saveBody(store, userId, seed);
      await giveHistory({ store, visitor: { userId, name, seed } });
      return answer.cookies;
    },
    async start() {
      requireOn();
      player = startPlayer();
      await nextClass();
    },
    async remove() {
      requireOn();
      state = 'removed';
      await stopPlayer();
      const sessionId = current?.sessionId;
      current = null;
      if (sessionId !== undefined) {
        // Told, not written: there is nothing to summarize.
        bus.publish({ kind: 'session-ended', sessionId, endedAtMs: clock.nowMs() });
        await new Promise((resolve) => setTimeout(resolve, FAREWELL_MS));
      }
      await store.demo.removeEverything();
      log.info('the demo was removed');
      options.onRemoved();
    },
    async close() {
      if (state === 'on') state = 'closed';
      await stopPlayer();
    },
  };
}
