import { generateMessageId } from '@lingui/message-utils/generateMessageId';
import type { Words } from '#core/words.ts';

/**
 * A text of a module that Node runs as it is, to be worded later: msg`At most ${{ max: 240 }} minutes.`
 *
 * `lingui extract` takes it for Lingui's macro of the same name (`corePackage` in lingui.config.ts) and collects it, so
 * both must make the same id of it. Values are objects of one name, because only a macro sees what a variable is called.
 */
export function msg(strings: TemplateStringsArray, ...values: Record<string, string | number>[]): Words {
  const message = strings.reduce((text, part, index) => `${text}{${nameOf(values[index - 1])}}${part}`);
  const words = { id: generateMessageId(message), message };
  return values.length === 0 ? words : { ...words, values: Object.assign({}, ...values) };
}

function nameOf(value: Record<string, string | number> | undefined): string {
  const [name, ...more] = Object.keys(value ?? {});
  if (name === undefined || more.length > 0) throw new TypeError('a value in msg`…` is an object of one name');
  return name;
}
