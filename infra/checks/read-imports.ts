import { parseSync } from 'vite';

/** One import of a file, in whatever form it is written. */
export interface Import {
  /** As written, e.g. `#core/ids.ts`, `./zones.ts`, `zod`. */
  specifier: string;
  /** From 1. */
  line: number;
  /** Whether something besides types and the default export is taken, at run time. */
  takesNamed: boolean;
}

type Node = { type: string; start: number } & Record<string, unknown>;

/** Finds every `import`, `export … from`, `import()` and `import('…')` type of a TypeScript or JavaScript file. */
export function readImports({ path, source }: { path: string; source: string }): Import[] {
  const { program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error) throw new Error(`${path} does not parse: ${error.message}`);

  const found: Import[] = [];
  visit(program, (node) => {
    const specifier = specifierOf(node);
    if (specifier === null) return;
    found.push({ specifier, line: source.slice(0, node.start).split('\n').length, takesNamed: takesNamed(node) });
  });
  return found;
}

function visit(value: unknown, onNode: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, onNode);
  } else if (isNode(value)) {
    onNode(value);
    for (const child of Object.values(value)) visit(child, onNode);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function specifierOf(node: Node): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return isNode(node.source) && typeof node.source.value === 'string' ? node.source.value : null;
    default:
      return null;
  }
}

function takesNamed(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return false;
  if (node.type === 'ExportAllDeclaration') return true;
  if (!Array.isArray(node.specifiers)) return false;
  return node.specifiers.some(
    (specifier: unknown) =>
      isNode(specifier) && specifier.type !== 'ImportDefaultSpecifier' && specifier.importKind !== 'type',
  );
}
