import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser loads of JavaScript before a page works. */
export interface PageSize {
  /** The route's id, such as `routes/schedule`. */
  route: string;
  files: number;
  gzipBytes: number;
  budgetBytes: number;
}

interface Manifest {
  entry: { module: string; imports: string[] };
  routes: Record<
    string,
    { id: string; parentId?: string; module: string; imports: string[]; hasDefaultExport: boolean }
  >;
}

const KB = 1000;
/** React and React Router alone are 111 kB, the texts 26 kB. */
const PAGE_BUDGET = 170 * KB;
/** With mediasoup-client and socket.io-client. */
const ROOM_BUDGET = 280 * KB;
/** Green room and room: what this page imports on the way is part of it, since nothing works before. */
const ROOM = 'routes/classes.$sessionId.live';

/**
 * Measures every page of a build: its entry, the layouts around it, the page, and all that these import at once,
 * with the texts of the largest language.
 * @param options.clientFolder such as `build/client`
 * @param options.locales languages of the pages, such as `ko`
 */
export function measurePages({ clientFolder, locales }: { clientFolder: string; locales: string[] }): PageSize[] {
  const manifest = readManifest(clientFolder);
  const graph = createGraph(clientFolder);
  const catalogs = catalogsOf(graph, manifest, locales);
  const largest = catalogs.toSorted((a, b) => graph.gzipBytesOf([b]) - graph.gzipBytesOf([a])).slice(0, 1);

  return Object.values(manifest.routes)
    .filter((route) => route.hasDefaultExport && route.id !== 'root' && !isLayout(manifest, route.id))
    .map((route) => {
      const isRoom = route.id === ROOM;
      const roots = [manifest.entry, ...withParents(manifest, route.id)].flatMap((part) => [
        part.module,
        ...part.imports,
      ]);
      if (isRoom) roots.push(...graph.allDynamicImportsOf(route.module));
      // Code that can change the language reaches all catalogs; a page waits for one.
      const files = [...graph.closureOf(roots).filter((file) => !catalogs.includes(file)), ...largest];
      return {
        route: route.id,
        files: files.length,
        gzipBytes: graph.gzipBytesOf(files),
        budgetBytes: isRoom ? ROOM_BUDGET : PAGE_BUDGET,
      };
    })
    .toSorted((a, b) => b.gzipBytes - a.gzipBytes);
}

/**
 * The texts of each language, which the entry awaits before it shows anything. Vite names a chunk after its module,
 * `locales/ko.po`; whichever chunk holds the code that fetches them.
 */
function catalogsOf(graph: Graph, { entry }: Manifest, locales: string[]): string[] {
  const fetched = graph.closureOf([entry.module, ...entry.imports]).flatMap((chunk) => graph.dynamicImportsOf(chunk));
  return locales.map((locale) => {
    const catalog = fetched.find((chunk) => posix.basename(chunk).startsWith(`${locale}-`));
    if (catalog === undefined) throw new Error(`The entry fetches no texts in ${locale}: sizes would be too small.`);
    return catalog;
  });
}

/** React Router writes it beside the chunks, for the browser to find the chunks of other pages. */
function readManifest(clientFolder: string): Manifest {
  const assets = join(clientFolder, 'assets');
  const name = readdirSync(assets).find((file) => /^manifest-.*\.js$/.test(file));
  if (name === undefined) throw new Error(`There is no manifest in ${assets}: build the pages first (npm run build).`);
  const text = readFileSync(join(assets, name), 'utf8');
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest;
}

function isLayout({ routes }: Manifest, id: string): boolean {
  return Object.values(routes).some(({ parentId }) => parentId === id);
}

function withParents({ routes }: Manifest, id: string): Manifest['routes'][string][] {
  const route = routes[id];
  if (route === undefined) return [];
  return [...(route.parentId === undefined ? [] : withParents({ routes } as Manifest, route.parentId)), route];
}

type Graph = ReturnType<typeof createGraph>;

/** The chunks of a build and who imports whom. Chunks are named by their address, `/assets/x.js`. */
function createGraph(clientFolder: string) {
  const sources = new Map<string, string>();
  const sizes = new Map<string, number>();

  function sourceOf(chunk: string): string {
    const known = sources.get(chunk);
    if (known !== undefined) return known;
    const source = readFileSync(join(clientFolder, chunk), 'utf8');
    sources.set(chunk, source);
    return source;
  }
  const importsOf = (chunk: string, pattern: RegExp) =>
    [...sourceOf(chunk).matchAll(pattern)].flatMap(([, path]) =>
      path === undefined ? [] : [posix.join(posix.dirname(chunk), path)],
    );
  const staticImportsOf = (chunk: string) => importsOf(chunk, /(?:\bfrom|\bimport)\s*["`'](\.\/[^"`']+\.js)["`']/g);
  const dynamicImportsOf = (chunk: string) => importsOf(chunk, /\bimport\(\s*["`'](\.\/[^"`']+\.js)["`']\s*\)/g);

  function closure(roots: readonly string[], follow: (chunk: string) => string[]): string[] {
    const seen = new Set<string>();
    const queue = [...roots];
    for (let chunk = queue.pop(); chunk !== undefined; chunk = queue.pop()) {
      if (seen.has(chunk)) continue;
      seen.add(chunk);
      queue.push(...follow(chunk));
    }
    return [...seen];
  }

  return {
    dynamicImportsOf,
    closureOf: (roots: readonly string[]) => closure(roots, staticImportsOf),
    allDynamicImportsOf: (chunk: string) =>
      closure([chunk], (each) => [...staticImportsOf(each), ...dynamicImportsOf(each)]),
    gzipBytesOf(chunks: readonly string[]): number {
      return chunks.reduce((sum, chunk) => {
        const size = sizes.get(chunk) ?? gzipSync(sourceOf(chunk), { level: 6 }).length;
        sizes.set(chunk, size);
        return sum + size;
      }, 0);
    },
  };
}
