import { createRequire } from 'node:module';

/** What is looked at of lightningcss's tree of a stylesheet. */
type Component = { type: string; name?: string; value?: string };
type Rule = { type: string; value: { selectors?: { selectors: Component[] } | Component[][]; rules?: Rule[] } };
type Sheet = { rules: Rule[] };
type Visitor = { StyleSheet: (sheet: Sheet) => void };
type Css = { transform(options: { filename: string; code: Uint8Array; visitor: Visitor }): unknown };

// Vite's own parser: pages are built with it.
const css: Css = createRequire(import.meta.resolve('vite'))('lightningcss');

/** Styles of the room, and of the instructor's console in it, stand in rules with these around them. */
const SCOPES: readonly string[] = ['live-class', 'console'];

/**
 * Names of the classes that a stylesheet gives a base rule: the class alone, outside of `@media` and its like. Rules that
 * say more (`.a .b`, `.a.b`, `.a > svg`) adapt what has its home elsewhere.
 */
export function basesOf(stylesheet: { filename: string; code: string }): Set<string> {
  const names = new Set<string>();
  const collectAll = ({ rules }: Sheet) => collect(rules, names);
  css.transform({
    filename: stylesheet.filename,
    code: new TextEncoder().encode(stylesheet.code),
    visitor: { StyleSheet: collectAll },
  });
  return names;
}

function collect(rules: readonly Rule[], names: Set<string>): void {
  for (const { type, value } of rules) {
    if (type !== 'style') continue;
    for (const selector of (value.selectors ?? []) as Component[][]) {
      const name = onlyClassOf(selector);
      if (name === null) continue;
      if (SCOPES.includes(name)) collect(value.rules ?? [], names);
      else names.add(name);
    }
  }
}

/** `.a`, or in a scope `& .a`, which is how `.a` is read there. */
function onlyClassOf(selector: readonly Component[]): string | null {
  const [nesting, combinator] = selector;
  const isNested = nesting?.type === 'nesting' && combinator?.value === 'descendant';
  const [only, ...more] = isNested ? selector.slice(2) : selector;
  return only?.type === 'class' && more.length === 0 ? (only.name ?? null) : null;
}

/** Classes with a base rule in more than one stylesheet, with these. */
export function homelessClasses(stylesheets: readonly { filename: string; code: string }[]): Map<string, string[]> {
  const homes = new Map<string, string[]>();
  for (const stylesheet of stylesheets) {
    for (const name of basesOf(stylesheet)) homes.set(name, [...(homes.get(name) ?? []), stylesheet.filename]);
  }
  return new Map([...homes].filter(([, filenames]) => filenames.length > 1));
}
