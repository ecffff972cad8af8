import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import { reactRouter } from '@react-router/dev/vite';
import babel from '@rolldown/plugin-babel';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/**
 * Modules that Node runs as they are, outside of the server bundle: bundled as well, they would exist twice, and an
 * `AppError` or a context key of one copy is not that of the other.
 */
const runByNode = /^(core|platform|store|sfu|signaling|telemetry|app\/server)\/|^app\/server-context\.ts$/;

/** Path from the top of the checkout; `null` for packages. */
function pathOf(source: string, importer: string | undefined): string | null {
  if (source.startsWith('#')) return source.slice(1);
  if (!source.startsWith('.') || importer === undefined) return null;
  return path.relative(root, path.resolve(path.dirname(importer), source)).replaceAll(path.sep, '/');
}

/** Where the development server finds what Node has. Global: React Router evaluates this file more than once. */
const handover = Symbol.for('pulseroom:run-by-node');
const shared = globalThis as { [handover]?: Map<string, object> };
const nodeModules = shared[handover] ?? new Map<string, object>();
shared[handover] = nodeModules;

function leaveToNode(): Plugin {
  const prefix = '\0run-by-node:';
  let isBuild = true;
  return {
    name: 'pulseroom:leave-to-node',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId(source, importer) {
      const file = pathOf(source, importer);
      if (file === null || !runByNode.test(file)) return null;
      return isBuild ? { id: `#${file}`, external: true } : prefix + file;
    },
    // In development Vite runs the pages inside our process but knows no external files: it is handed a module whose
    // exports are those of the one that Node has.
    async load(id) {
      if (!id.startsWith(prefix)) return null;
      const url = pathToFileURL(path.join(root, id.slice(prefix.length))).href;
      const exports = (await import(url)) as object;
      nodeModules.set(url, exports);
      const names = Object.keys(exports).map((name) => `export const ${name} = own.${name};`);
      return [`const own = globalThis[Symbol.for('pulseroom:run-by-node')].get('${url}');`, ...names].join('\n');
    },
  };
}

/**
 * Without groups, each icon and each part that two pages share is a file of its own: some forty small ones per page,
 * six at a time over HTTP/1.1, in the way of what is needed to see anything.
 */
const sharedChunks = [
  { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler|@lingui)\// },
  { name: 'parts', test: /app\/(components|locales\/catalogs)|app\/lib\/reachability|lucide-react/, minShareCount: 3 },
];

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    leaveToNode(),
    lingui({ failOnCompileError: true }),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    !process.env.VITEST && reactRouter(),
  ],
  // In development an externalised adapter would load a second react-router, whose contexts are not ours.
  ssr: { noExternal: ['@react-router/express'] },
  optimizeDeps: { include: ['socket.io-client'] },
  build: {
    target: 'es2023',
    ...(isSsrBuild ? {} : { rolldownOptions: { output: { codeSplitting: { groups: sharedChunks } } } }),
  },
}));
