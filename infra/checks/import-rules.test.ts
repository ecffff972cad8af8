import { describe, expect, it } from 'vitest';
import { findViolations } from './import-rules.ts';

function problems(path: string, source: string): string[] {
  return findViolations({ path, source }).map(({ problem }) => problem);
}

describe('an import is allowed', () => {
  it.each([
    ['core/zones.ts', `import { z } from 'zod/mini'; import { x } from './ids.ts';`],
    ['platform/log.ts', `import { readFileSync } from 'node:fs'; import pino from 'pino'; import '#core/errors.ts';`],
    ['store/sessions.ts', `import type { Log } from '#platform/log.ts'; import { x } from '#core/ids.ts';`],
    ['telemetry/hub.ts', `import uws, { type TemplatedApp } from 'uWebSockets.js'; import '#store/index.ts';`],
    ['signaling/handlers/publish.ts', `import { createProducer } from '#sfu/producers.ts';`],
    ['app/server/create-app.ts', `import { Sfu } from '#sfu/index.ts'; import path from 'node:path';`],
    ['app/features/schedule/queries.server.ts', `import type { Store } from '#store/index.ts';`],
    [
      'app/routes/schedule.tsx',
      `import { list } from '../features/schedule/queries.server.ts'; import '#core/ids.ts';`,
    ],
    ['app/features/live/LiveClass.tsx', `import { zoneOf } from '#core/zones.ts'; import { x } from '../../lib/x.ts';`],
    ['main.ts', `import { startSfu } from '#sfu/index.ts'; import { createApp } from '#app/server/index.ts';`],
    ['tests/integration/start.test.ts', `import '#store/index.ts'; import '#app/lib/x.ts'; import 'node:fs';`],
    ['store/sessions.test.ts', `import { x } from '#telemetry/index.ts';`],
    ['loadtest/straps.ts', `import { encodeFrame } from '#core/protocol/telemetry-frames.ts';`],
  ])('%s: %s', (path, source) => {
    expect(problems(path, source)).toEqual([]);
  });
});

describe('an import is refused', () => {
  it.each([
    ['core/zones.ts', `import { readFileSync } from 'node:fs';`, 'core also runs without Node (node:fs).'],
    ['core/zones.ts', `import lodash from 'lodash';`, 'core may only import the packages zod and zod/mini (lodash).'],
    [
      'core/zones.ts',
      `import type { Log } from '#platform/log.ts';`,
      'core may not import platform (#platform/log.ts).',
    ],
    ['platform/log.ts', `export * from '#store/index.ts';`, 'platform may not import store (#store/index.ts).'],
    ['telemetry/hub.ts', `import '#signaling/index.ts';`, 'telemetry may not import signaling (#signaling/index.ts).'],
    [
      'sfu/index.ts',
      `const s = await import('#signaling/index.ts');`,
      'sfu may not import signaling (#signaling/index.ts).',
    ],
    [
      'sfu/index.ts',
      `type S = import('#telemetry/index.ts').Hub;`,
      'sfu may not import telemetry (#telemetry/index.ts).',
    ],
    [
      'app/features/live/LiveClass.tsx',
      `import { createStore } from '#store/index.ts';`,
      'app may not import store (#store/index.ts).',
    ],
    [
      'app/features/live/LiveClass.tsx',
      `import { load } from './load.server.ts';`,
      'app may not import app server (./load.server.ts).',
    ],
    ['app/lib/ble/strap.ts', `import { once } from 'node:events';`, 'app also runs without Node (node:events).'],
    [
      'app/routes/schedule.tsx',
      `import '#telemetry/index.ts';`,
      'app routes may not import telemetry (#telemetry/index.ts).',
    ],
    [
      'app/server/create-app.ts',
      `import '#sfu/worker-pool.ts';`,
      'app server may import sfu only through its index.ts (#sfu/worker-pool.ts).',
    ],
    ['app/lib/x.ts', `import '../../core/ids.ts';`, '../../core/ids.ts leaves its folder; write it as "#folder/…".'],
    ['tests/e2e/x.ts', `import '../../core/ids.ts';`, '../../core/ids.ts leaves its folder; write it as "#folder/…".'],
    ['main.ts', `import '#infra/bootstrap/prepare.js';`, 'main may not import infra (#infra/bootstrap/prepare.js).'],
    ['loadtest/straps.ts', `import '#store/index.ts';`, 'loadtest may not import store (#store/index.ts).'],
    ['shared/x.ts', `import 'zod';`, 'The folder shared/ has no import rule.'],
    [
      'telemetry/hub.ts',
      `import { App } from 'uWebSockets.js';`,
      'uWebSockets.js has a default export only; named imports compile and then fail.',
    ],
  ])('%s: %s', (path, source, problem) => {
    expect(problems(path, source)).toEqual([problem]);
  });

  it('says where', () => {
    const [violation] = findViolations({ path: 'core/zones.ts', source: `\n\nimport 'node:fs';\n` });
    expect(violation?.at).toBe('core/zones.ts:3');
  });
});
