import { compileMessage } from '@lingui/message-utils/compileMessage';

type Tokens = ReturnType<typeof compileMessage>;

/** What of a message is for the program: it has to be the same in every language. */
export type MessageShape = {
  /** `name`, `name, plural`: what is filled in and how; sorted, each once. */
  values: string[];
  /** `<0>`, `</0>`, `<1/>`: what elements it is put into; sorted. */
  tags: string[];
  /** The forms of each plural, such as `one`, `other`. */
  pluralForms: string[][];
};

const FORM_TYPES = new Set(['plural', 'selectordinal']);

export function shapeOf(message: string): MessageShape {
  const values = new Set<string>();
  const tags: string[] = [];
  const pluralForms: string[][] = [];

  function visit(tokens: Tokens): void {
    for (const token of typeof tokens === 'string' ? [tokens] : tokens) {
      if (typeof token === 'string') {
        tags.push(...(token.match(/<\/?\d+\/?>/g) ?? []));
        continue;
      }
      const [name, type, format] = token;
      values.add(type === undefined ? name : `${name}, ${type}`);
      if (typeof format !== 'object' || format === null) continue;
      const { offset: _, ...forms } = format as Record<string, Tokens>;
      if (type !== undefined && FORM_TYPES.has(type)) pluralForms.push(Object.keys(forms));
      for (const form of Object.values(forms)) visit(form);
    }
  }

  visit(compileMessage(message));
  return { values: [...values].sort(), tags: tags.sort(), pluralForms };
}

/** What is wrong with a translation, as sentences. */
export function flawsOf({ source, translation, locale }: { source: string; translation: string; locale: string }) {
  const [wanted, given] = [shapeOf(source), shapeOf(translation)];
  const flaws: string[] = [];
  const compare = (what: string, from: string[], to: string[]) => {
    if (from.join(' ') !== to.join(' ')) flaws.push(`${what} differ: ${from.join(' ')} → ${to.join(' ')}`);
  };
  compare('values', wanted.values, given.values);
  // Each form of a plural may repeat them.
  compare('elements', [...new Set(wanted.tags)], [...new Set(given.tags)]);
  if (wanted.pluralForms.length === 0) compare('elements', wanted.tags, given.tags);
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  for (const forms of given.pluralForms) {
    // Forms for one number, `=0`, are compiled to it and are the translator's choice.
    const named = forms.filter((form) => !/^\d+$/.test(form));
    compare('plural forms', [...pluralCategories].sort(), named.sort());
  }
  return flaws;
}
