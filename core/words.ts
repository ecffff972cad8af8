/**
 * A text that is worded later, in the language of whoever reads it: a message descriptor of Lingui. On the server `msg`
 * of `#platform/msg.ts` makes them, in pages that of `@lingui/core/macro`.
 */
export type Words = {
  /** In the catalogs `app/locales/*.po`. */
  id: string;
  /** The English text with `{name}` for values. Absent in built pages, where the catalog has it. */
  message?: string;
  values?: Record<string, unknown>;
};

export function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}

/** For logs and other programs. */
export function englishOf({ id, message = id, values = {} }: Words): string {
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
