import path from 'node:path';
import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/**
 * Modules that Node runs as they are, outside of the server bundle: bundled as well, they would exist twice, and an
 * `AppError` or a context key of one copy is not that of the other.
 */
const runByNode = /^(core|platform|store|sfu|signaling|telemetry|app\/server)\/|^app\/server-context\.ts$/;

function leaveToNode(): Plugin {
  return {
    name: 'pulseroom:leave-to-node',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    resolveId(source, importer) {
      const file = source.startsWith('#')
        ? source.slice(1)
        : source.startsWith('.') && importer !== undefined
          ? path.relative(root, path.resolve(path.dirname(importer), source)).replaceAll(path.sep, '/')
          : null;
      if (file === null || !runByNode.test(file)) return null;
      return { id: `#${file}`, external: true };
    },
  };
}

export default defineConfig({
  plugins: [leaveToNode(), !process.env.VITEST && reactRouter()],
  // In development an externalised adapter would load a second react-router, whose contexts are not ours.
  ssr: { noExternal: ['@react-router/express'] },
  optimizeDeps: { include: ['socket.io-client'] },
  build: { target: 'es2023' },
});
