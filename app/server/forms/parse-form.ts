import type { z } from 'zod';

/** What a form shows again after it was refused. */
export type FormState = {
  /** What was typed, by field; never a password. */
  values: Record<string, string>;
  /** One sentence per wrong field; `form` for the form as a whole. */
  errors: Record<string, string>;
};

export type ParsedForm<Value> = { ok: true; value: Value } | { ok: false; state: FormState };

/** Longer than any field; more is cut before it is sent back. */
const ECHO_MAX_LENGTH = 2000;

export function parseForm<Schema extends z.ZodType>(form: FormData, schema: Schema): ParsedForm<z.output<Schema>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data };

  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? 'form')] ??= message;
  return { ok: false, state: { values: echoOf(fields), errors } };
}

/** The state of a form whose values were right but could not be used. */
export function refusedForm(form: FormData, errors: Record<string, string>): FormState {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value;
  return { values: echoOf(fields), errors };
}

function echoOf(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !/password|token/i.test(name))
      .map(([name, value]) => [name, value.slice(0, ECHO_MAX_LENGTH)]),
  );
}
