import { type Athletes, createAthletes } from './athletes.ts';
import { type Chat, createChat } from './chat.ts';
import type { Database } from './database.ts';
import { createDemoData, type DemoData } from './demo-data.ts';
import { createLanguages, type Languages } from './languages.ts';
import { createLogins, type Logins } from './logins.ts';
import { createMailServer, type MailServer } from './mail-server.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createParticipations, type Participations } from './participations.ts';
import { createPasskeys, type Passkeys } from './passkeys.ts';
import { createSampleStore, type SampleStore } from './sample-store.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSetup, type Setup } from './setup.ts';
import { createSetupProgress, type SetupProgress } from './setup-progress.ts';
import { createStudios, type Studios } from './studios.ts';
import { createSummaries, type Summaries } from './summaries.ts';

/** Everything that is kept, one repository per noun. */
export type Store = {
  studios: Studios;
  sessions: Sessions;
  participations: Participations;
  athletes: Athletes;
  languages: Languages;
  chat: Chat;
  summaries: Summaries;
  logins: Logins;
  passkeys: Passkeys;
  outbox: Outbox;
  setup: Setup;
  setupProgress: SetupProgress;
  mailServer: MailServer;
  demo: DemoData;
  samples: SampleStore;
};

export function createStore({ db }: Database): Store {
  return {
    studios: createStudios(db),
    sessions: createSessions(db),
    participations: createParticipations(db),
    athletes: createAthletes(db),
    languages: createLanguages(db),
    chat: createChat(db),
    summaries: createSummaries(db),
    logins: createLogins(db),
    passkeys: createPasskeys(db),
    outbox: createOutbox(db),
    setup: createSetup(db),
    setupProgress: createSetupProgress(db),
    mailServer: createMailServer(db),
    demo: createDemoData(db),
    samples: createSampleStore(db),
  };
}

export type { Database } from './database.ts';
export type { StoredMailServer } from './mail-server.ts';
export type { StoredMail } from './outbox.ts';
export type { Participation } from './participations.ts';
export type { SampleStore } from './sample-store.ts';
export type { StudioRole } from './schema.ts';
export type { ClassSession } from './sessions.ts';
export type { Studio } from './studios.ts';
export type { StoredSummary } from './summaries.ts';
