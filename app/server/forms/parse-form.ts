import type { z } from 'zod';
import { isWords, type Words } from '#core/words.ts';

/** What a form shows again after it was refused. */
export type FormState = {
  /** What was typed, by field; never a password. */
  values: Record<string, string>;
  /** One sentence per wrong field, which the page words; `form` for the form as a whole. */
  errors: Record<string, Words>;
};

export type ParsedForm<Value> = { ok: true; value: Value } | { ok: false; state: FormState };

/** Longer than any field; more is cut before it is sent back. */
const ECHO_MAX_LENGTH = 2000;

export function parseForm<Schema extends z.ZodType>(form: FormData, schema: Schema): ParsedForm<z.output<Schema>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data };

  const errors: Record<string, Words> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? 'form')] ??= wordsOf(message);
  return { ok: false, state: { values: echoOf(fields), errors } };
}

/** The state of a form whose values were right but could not be used. */
export function refusedForm(form: FormData, errors: Record<string, Words | string>): FormState {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  const worded = Object.entries(errors).map(([name, error]) => [name, isWords(error) ? error : plain(error)]);
  return { values: echoOf(fields), errors: Object.fromEntries(worded) };
}

/** What is wrong, as the message of a schema's issue: zod takes texts only. `parseForm` unpacks it. */
export function says(words: Words): string {
  return JSON.stringify(words);
}

function wordsOf(message: string): Words {
  // zod's own words are not packed: for a field that no form of ours leaves out, so they stay as they are.
  const words: unknown = message.startsWith('{"id":') ? JSON.parse(message) : null;
  return isWords(words) ? words : plain(message);
}

/** The same in every language. */
function plain(text: string): Words {
  return { id: text, message: text };
}

function echoOf(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !/password|token/i.test(name))
      .map(([name, value]) => [name, value.slice(0, ECHO_MAX_LENGTH)]),
  );
}
