// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources that are extracted.
import { extractor } from '@lingui/cli/api';
import { makeConfig } from '@lingui/conf';
import { expect, it } from 'vitest';
import { msg } from './msg.ts';

const linguiConfig = makeConfig({
  locales: ['en'],
  macro: { corePackage: ['#platform/msg.ts'], jsxPackage: ['@lingui/react/macro'] },
});

/** What `lingui extract` makes of the same source. */
async function extracted(template: string) {
  const found: unknown[] = [];
  const source = `import { msg } from '#platform/msg.ts';\nexport const words = msg${template};`;
  await extractor.extract('words.ts', source, ({ id, message }) => void found.push({ id, message }), { linguiConfig });
  return found;
}

it.each([
  ['`Write your name.`', msg`Write your name.`],
  ['`${{ max: 240 }} minutes at most.`', msg`${{ max: 240 }} minutes at most.`],
  ['`From ${{ min: 1 }} to ${{ max: 9 }}`', msg`From ${{ min: 1 }} to ${{ max: 9 }}`],
  ['`It’s “quoted” and "quoted" and it\'s \\`this\\``', msg`It’s “quoted” and "quoted" and it's \`this\``],
  ['`a — b ü 한`', msg`a — b ü 한`],
])('makes of %s what is extracted', async (template, { id, message }) => {
  expect(await extracted(template)).toEqual([{ id, message }]);
});

it('has the values by name', () => {
  expect(msg`From ${{ min: 1 }} to ${{ max: 9 }}`.values).toEqual({ min: 1, max: 9 });
});

it('refuses a value without a name', () => {
  expect(() => msg`${{} as Record<string, number>} minutes`).toThrow(TypeError);
  expect(() => msg`${{ a: 1, b: 2 }} minutes`).toThrow(TypeError);
});
