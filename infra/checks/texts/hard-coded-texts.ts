import { parseSync } from 'vite';

/** A text that people read and that nobody can translate. */
export type HardCodedText = { line: number; text: string };

type Node = { type: string; start: number } & Record<string, unknown>;

/** Names, units that are the same in every language, and addresses. */
const SAME_EVERYWHERE = /^(Pulseroom|bpm|kg|kcal|kB|[A-Z]|https?:\S*|\W|\d)*$/;
/** Elements whose texts are translated, or are no words: code, and addresses. */
const TRANSLATED_ELEMENTS = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal', 'code']);
/** Attributes that are shown or read out, of elements and of our own components. */
const READ_ATTRIBUTE =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|title|placeholder|label|hint|text|[a-z]+Text|summary|caption|heading|message)$/;
/** Calls whose arguments are for developers, or are not shown. */
const QUIET_CALL =
  /^(Error|TypeError|RangeError|SyntaxError|RegExp|URL|Set|Map|assertNever|querySelector|includes|test)$/;
/** A sentence or a heading, unlike a class name, an address or a word of a protocol. */
const SENTENCE = /^\s*[A-Z“][\p{L}’']*[ ,.:…].*\p{L}|^\p{L}.* .*[.…]\s*$/u;

/**
 * Texts of one source file that are outside of Lingui's macros: in elements and attributes every word, elsewhere what
 * reads like a sentence.
 */
export function findHardCodedTexts({ path, source }: { path: string; source: string }): HardCodedText[] {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const found: HardCodedText[] = [];
  const report = (node: Node, text: string) =>
    void found.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim().replace(/\s+/g, ' ') });

  function visit(value: unknown, isShown: boolean): void {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, isShown);
      return;
    }
    if (!isNode(value)) return;
    const text = textOf(value);
    if (text !== null) {
      const isText = isShown ? !SAME_EVERYWHERE.test(text.trim()) : SENTENCE.test(text);
      if (isText) report(value, text);
    }
    for (const [key, child, childIsShown] of childrenOf(value, isShown)) if (key !== 'type') visit(child, childIsShown);
  }

  visit(program, false);
  return found;
}

/** What below a node may be text, and whether a person is sure to read it. */
function childrenOf(node: Node, isShown: boolean): [string, unknown, boolean][] {
  const all = (shown: boolean) =>
    Object.entries(node).map(([key, child]) => [key, child, shown] as [string, unknown, boolean]);
  switch (node.type) {
    case 'JSXElement': {
      const opening = node.openingElement as Node;
      const isTranslated = TRANSLATED_ELEMENTS.has(nameOf(opening.name));
      return isTranslated
        ? []
        : [
            ['openingElement', opening, false],
            ['children', node.children, true],
          ];
    }
    case 'JSXFragment':
      return [['children', node.children, true]];
    case 'JSXAttribute':
      return [['value', node.value, READ_ATTRIBUTE.test(nameOf(node.name))]];
    // Whichever of them it is, it stands where the whole stands.
    case 'JSXExpressionContainer':
      return all(isShown);
    case 'ConditionalExpression':
      return [
        ['test', node.test, false],
        ['consequent', node.consequent, isShown],
        ['alternate', node.alternate, isShown],
      ];
    case 'LogicalExpression':
      return [
        ['left', node.left, isShown && node.operator !== '&&'],
        ['right', node.right, isShown],
      ];
    case 'TemplateLiteral':
      return [['expressions', node.expressions, isShown]];
    case 'Property':
      return [['value', node.value, false]];
    case 'SwitchCase':
      return [['consequent', node.consequent, false]];
    // What is compared is no text of ours.
    case 'BinaryExpression':
      return /^[!=]==$/.test(String(node.operator)) ? [] : all(isShown);
    // Macros: t`…`, msg`…`.
    case 'TaggedTemplateExpression':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSLiteralType':
    case 'TSEnumMember':
      return [];
    case 'CallExpression':
    case 'NewExpression':
      return QUIET_CALL.test(nameOf(node.callee)) || isMacroCall(node) || isForPrograms(node) ? [] : all(false);
    default:
      return all(false);
  }
}

/** `t({ message })`, `msg({ … })`, `plural(n, { … })`. */
function isMacroCall(node: Node): boolean {
  return /^(t|msg|plural|select|selectOrdinal|defineMessage)$/.test(nameOf(node.callee));
}

/** `new AppError('bad-request', …)`: what a program did wrong, or what is our own fault. */
function isForPrograms(node: Node): boolean {
  const [code] = node.arguments as Node[];
  return nameOf(node.callee) === 'AppError' && /^(bad-request|internal)$/.test(String(code?.value));
}

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return /\p{L}/u.test(String(node.value)) ? String(node.value) : null;
  if (node.type === 'Literal') return typeof node.value === 'string' && /\p{L}/u.test(node.value) ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  const parts = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return parts.some((part) => /\p{L}/u.test(part)) ? parts.join('{}') : null;
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (typeof node.name === 'string') return node.name;
  return nameOf(node.property ?? node.name);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
