import { posix } from 'node:path';
import { readImports } from './read-imports.ts';

/** Who may import whom; the reasons are in docs/ARCHITECTURE.md. */
interface Rule {
  /** Other top folders, or zones of app/. */
  may: readonly string[];
  /** npm packages; default: any. */
  packages?: readonly string[];
  /** Node's own modules; default: yes. */
  node?: boolean;
}

const services = ['sfu', 'signaling', 'telemetry'];

const rules: Record<string, Rule> = {
  core: { may: [], packages: ['zod', 'zod/mini'], node: false },
  platform: { may: ['core'] },
  store: { may: ['core', 'platform'] },
  sfu: { may: ['core', 'platform', 'store'] },
  telemetry: { may: ['core', 'platform', 'store'] },
  // One role, one process: the handlers call the sfu directly.
  signaling: { may: ['core', 'platform', 'store', 'sfu'] },
  // Bundled for the browser.
  app: { may: ['core'], node: false },
  // Holds a loader and a component: the bundler takes the loader out, together with the server modules it imports.
  'app routes': { may: ['core', 'app', 'app server'], node: false },
  'app server': { may: ['core', 'platform', 'store', ...services, 'app', 'app routes'] },
  // Simulated people and cameras: they meet the rest over the network only.
  loadtest: { may: ['core'] },
  infra: { may: [] },
  main: { may: ['core', 'platform', 'store', ...services, 'app', 'app server', 'loadtest'] },
};

/** Tests, and the configuration of the tools at the top of the tree. */
const anything = /^(tests\/|[^/]+\.config\.ts$)|\.test\.tsx?$/;

export interface Violation {
  /** `path:line`. */
  at: string;
  /** What is wrong, as a sentence. */
  problem: string;
}

/** Checks one file against the import rules. `path` is relative to the checkout, with slashes. */
export function findViolations({ path, source }: { path: string; source: string }): Violation[] {
  const rule = rules[zoneOf(path)];
  const violations: Violation[] = [];
  for (const { specifier, line, takesNamed } of readImports({ path, source })) {
    const report = (problem: string) => violations.push({ at: `${path}:${line}`, problem });
    if (specifier === 'uWebSockets.js' && takesNamed) {
      report('uWebSockets.js has a default export only; named imports compile and then fail.');
    }
    const folder = topFolderOf(path);
    if (folder && specifier.startsWith('.') && topFolderOf(posix.join(posix.dirname(path), specifier)) !== folder) {
      report(`${specifier} leaves its folder; write it as "#folder/…".`);
      continue;
    }
    if (anything.test(path)) continue;
    if (!rule) {
      report(`The folder ${folder}/ has no import rule.`);
      break;
    }
    const problem = problemOf({ path, specifier, rule });
    if (problem) report(problem);
  }
  return violations;
}

function problemOf({ path, specifier, rule }: { path: string; specifier: string; rule: Rule }): string | null {
  const from = zoneOf(path);
  const target = targetOf({ path, specifier });
  if (target !== null) {
    const to = zoneOf(target);
    if (from === to) return null;
    if (!rule.may.some((allowed) => to === allowed || target.startsWith(`${allowed}/`))) {
      return `${from} may not import ${to} (${specifier}).`;
    }
    if (from.startsWith('app') && services.includes(to) && target !== `${to}/index.ts`) {
      return `${from} may import ${to} only through its index.ts (${specifier}).`;
    }
    return null;
  }
  if (specifier.startsWith('node:'))
    return rule.node === false ? `${from} also runs without Node (${specifier}).` : null;
  if (rule.packages && !rule.packages.includes(specifier)) {
    return `${from} may only import the packages ${rule.packages.join(' and ')} (${specifier}).`;
  }
  return null;
}

/** The file of this checkout that is imported, as far as its name tells; `null` for packages and Node's modules. */
function targetOf({ path, specifier }: { path: string; specifier: string }): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  return null;
}

function topFolderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function zoneOf(path: string): string {
  if (path === 'main.ts') return 'main';
  if (!path.startsWith('app/')) return topFolderOf(path);
  if (/\.server\.tsx?$/.test(path) || /^app\/(server\/|(index|server-context)\.ts$)/.test(path)) return 'app server';
  if (/^app\/(routes\/|root\.tsx$)/.test(path)) return 'app routes';
  return 'app';
}
