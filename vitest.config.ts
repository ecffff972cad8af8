import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig } from 'vitest/config';
import { mediasoupWorkerPath } from './infra/bootstrap/mediasoup-worker-path.js';
import { findNginx } from './infra/bootstrap/steps/nginx.js';

const outside = ['node_modules/**', 'build/**', '.cache/**'];
// What the bootstrap passes on, for a test that is run by hand.
const env = {
  MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN ?? mediasoupWorkerPath(),
  NGINX: process.env.NGINX ?? findNginx(),
};

export default defineConfig({
  test: {
    projects: [
      {
        // The texts of components, as in the build.
        plugins: [lingui({ failOnCompileError: true }), babel({ presets: [linguiTransformerBabelPreset()] })],
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...outside, 'tests/{integration,e2e}/**'],
          env,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          env,
          // Real servers on two cores: one file at a time, and time for a PostgreSQL that has to recover.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
